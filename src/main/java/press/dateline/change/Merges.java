package press.dateline.change;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Bodies;
import press.dateline.web.Ids;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/**
 * Merges two cards of a type that turned out to be one, and takes that back. The one that goes leaves its table, so that
 * nothing can refer to it any more; its row, and what each reference to it said, are kept. Locks are taken in one order:
 * the cards by id against edits, as an edit takes them before the articles that show the card; the articles that name
 * the one that goes; and then that one against being named, as a save takes its article before the cards that it names.
 */
@ApplicationScoped
public class Merges {

    private final Session session;
    private final MergeRecords records;
    private final List<CardReferences> references;
    private final CardHistory history;
    private final ChangeLog log;
    private final Event<CardChanged> changed;
    private final Bodies bodies;
    private final Clock clock;

    Merges(
            Session session,
            MergeRecords records,
            @All List<CardReferences> references,
            CardHistory history,
            ChangeLog log,
            Event<CardChanged> changed,
            Bodies bodies,
            Clock clock) {
        this.session = session;
        this.records = records;
        this.references = references;
        this.history = history;
        this.log = log;
        this.changed = changed;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Merges one card into another.
     *
     * @param goes id or slug of the one that goes
     * @param stays id or slug of the one that stays
     * @param ifMatch the revision of the one that goes, in double quotes; null: whichever
     * @return the one that stays
     * @throws ProblemException where they cannot be merged; nothing has changed then
     */
    public <E extends Card, S extends CardShape> E merge(
            Mergeable<E, S> kind, String goes, String stays, @Nullable String ifMatch, @Nullable UUID actor) {
        CardRepository<E> cards = kind.cards();
        ChangeType type = cards.type();
        E from = cards.find(goes).orElseGet(() -> {
            refuseMerged(type, goes);
            return cards.require(goes);
        });
        E into = survivor(type, cards, stays);
        if (from.id().equals(into.id())) {
            throw ProblemException.body("/into", "is the same " + type.word() + ": nothing can be merged with itself.");
        }
        if (!hold(type, from.id(), into.id())) {
            // One of them has gone in the meantime: what they are now says why this cannot be.
            session.clear();
            return merge(kind, goes, stays, ifMatch, actor);
        }
        session.refresh(from);
        session.refresh(into);
        if (ifMatch != null) {
            Preconditions.requireRevision(ifMatch, from.revision());
        }
        kind.check(from, into);
        S before = kind.written(into);
        S after = valid(kind, kind.together(before, kind.written(from)));
        CardMove move = new CardMove(Ids.next(), type, from.id(), into.id(), Times.now(clock), actor);
        records.begin(move, Objects.requireNonNull(from.slug()), history.text(before), history.text(after));
        references.forEach(one -> one.move(move));
        session.detach(from);
        records.leave(move, Objects.requireNonNull(from.slug()));
        kind.become(into, after);
        log.append(Change.merged(type, from.id(), into.id(), actor));
        cards.edited(into, before, after, actor, Set.of(from.id(), into.id()));
        records.seal(move, fingerprint(type, into.id()));
        session.clear(); // what was loaded does not know what has moved
        return cards.findByIdOptional(into.id()).orElseThrow();
    }

    private void refuseMerged(ChangeType type, String idOrSlug) {
        records.open(type, idOrSlug).ifPresent(merge -> {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The " + type.word() + " was merged into " + merge.into()
                            + " already; take that back first, or name that one.");
        });
    }

    private <E extends Card> E survivor(ChangeType type, CardRepository<E> cards, String idOrSlug) {
        return cards.find(idOrSlug).orElseGet(() -> {
            records.open(type, idOrSlug).ifPresent(merge -> {
                throw ProblemException.body("/into", "was itself merged, into " + merge.into() + ": name that one.");
            });
            for (ChangeType other : List.of(ChangeType.PERSON, ChangeType.PLACE)) {
                if (other != type && cards.idsOf(other).of(idOrSlug).isPresent()) {
                    throw ProblemException.body(
                            "/into",
                            "is a " + other.word() + "; only two of a kind can be merged, and this is a " + type.word()
                                    + ".");
                }
            }
            UUID id = cards.ids().require(idOrSlug, "/into");
            return cards.findByIdOptional(id).orElseThrow();
        });
    }

    /** Locks both, and what names the one that goes; false where one of them is no longer there. */
    private boolean hold(ChangeType type, UUID goes, UUID stays) {
        boolean both = true;
        for (UUID id : goes.compareTo(stays) < 0 ? List.of(goes, stays) : List.of(stays, goes)) {
            both &= lock(type, id, EDITS);
        }
        if (both) {
            holdNaming(type, goes);
        }
        return both;
    }

    /** Locks what names a card, which is locked against edits already; from then on nobody can name it. */
    private void holdNaming(ChangeType type, UUID card) {
        references.forEach(one -> one.hold(type, card));
        lock(type, card, NAMING);
        // Whoever named it while this waited has done so by now.
        references.forEach(one -> one.hold(type, card));
    }

    private static final String EDITS = "FOR NO KEY UPDATE";
    private static final String NAMING = "FOR UPDATE";

    /** Locks a card against edits, or against being named too; false where it is not there. */
    private boolean lock(ChangeType type, UUID id, String against) {
        return !session.createNativeQuery("SELECT id FROM " + type.word() + " WHERE id = ?1 " + against, UUID.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    private <S extends CardShape> S valid(Mergeable<?, S> kind, S together) {
        try {
            return bodies.read(bodies.write(together), kind.shape());
        } catch (ProblemException e) {
            throw ProblemException.body(
                    "/into", "together they would break a rule; shorten one of them. " + e.detail());
        }
    }

    private String fingerprint(ChangeType type, UUID card) {
        return String.join(
                "; ",
                references.stream()
                        .flatMap(one -> one.fingerprint(type, card).stream())
                        .sorted()
                        .toList());
    }

    /**
     * Takes a merge back: what was moved stands as it did before.
     *
     * @param gone id or slug of the one that went
     * @return the one that went, which is there again
     * @throws ProblemException 409 where the one that stayed has changed since, or something else has come to name it
     */
    public <E extends Card, S extends CardShape> E unmerge(Mergeable<E, S> kind, String gone, @Nullable UUID actor) {
        CardRepository<E> cards = kind.cards();
        ChangeType type = cards.type();
        MergeRecords.Open merge = records.open(type, gone)
                .orElseThrow(() -> cards.ids().of(gone).isPresent()
                        ? new ProblemException(
                                ProblemType.WRONG_STATE, "The " + type.word() + " is not merged into another.")
                        : ProblemException.notFound(type.word(), gone));
        if (!lock(type, merge.into(), EDITS)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The " + type.word() + " that it was merged into was merged itself since: take that back first.");
        }
        holdNaming(type, merge.into());
        E into = cards.findByIdOptional(merge.into()).orElseThrow();
        session.refresh(into);
        S now = kind.written(into);
        refuseChanged(type, merge, now.equals(history.read(merge.intoAfter(), kind.shape())));
        CardMove move = new CardMove(merge.id(), type, merge.from(), merge.into(), Times.now(clock), actor);
        S before = history.read(merge.intoBefore(), kind.shape());
        kind.become(into, before);
        cards.edited(into, now, before, actor, Set.of(merge.into()));
        records.comeBack(move);
        references.forEach(one -> one.restore(move));
        records.end(move);
        session.clear();
        E back = cards.findByIdOptional(merge.from()).orElseThrow();
        kind.checkRestored(back);
        log.append(new Change(type, back.id(), ChangeKind.RESTORED, back.revision(), null, actor));
        changed.fire(new CardChanged(type, Set.of(back.id(), merge.into()), true));
        return back;
    }

    private void refuseChanged(ChangeType type, MergeRecords.Open merge, boolean same) {
        List<String> reasons = new ArrayList<>();
        if (!same) {
            reasons.add("it was edited");
        }
        if (!fingerprint(type, merge.into()).equals(merge.fingerprint())) {
            reasons.add("something has come to name it, or no longer does (an article's revision, an office, a place)");
        }
        if (!reasons.isEmpty()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The merge cannot be taken back without loss, since the " + type.word() + " that stayed, "
                            + merge.into() + ", is no longer as the merge left it: " + String.join("; ", reasons)
                            + ".");
        }
    }
}
