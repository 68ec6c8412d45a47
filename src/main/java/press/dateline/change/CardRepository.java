package press.dateline.change;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/**
 * What all cards have in common: they are found by id or slug, an old slug leads to the new one for ever, and each
 * change is one row in the log.
 */
public abstract class CardRepository<E extends Card> implements PanacheRepositoryBase<E, UUID> {

    private final ChangeType type;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets what all repositories share
    Session session;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    ChangeLog log;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    AuditTrail trail;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    Event<CardChanged> changed;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    Clock clock;

    protected CardRepository(ChangeType type) {
        this.type = type;
    }

    /** The card with this id or slug. */
    public Optional<E> find(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        return id.isPresent()
                ? findByIdOptional(id.get())
                : find("slug", idOrSlug).firstResultOptional();
    }

    /**
     * The card with this id or slug.
     *
     * @throws ProblemException 404 where there is none
     * @throws MovedException where the slug is a former one
     */
    public E require(String idOrSlug) {
        return find(idOrSlug).orElseThrow(() -> {
            formerSlugs().target(type, idOrSlug).flatMap(this::findByIdOptional).ifPresent(card -> {
                throw new MovedException(idOrSlug, Objects.requireNonNull(card.slug()));
            });
            return ProblemException.notFound(type.word(), idOrSlug);
        });
    }

    /** The ids and slugs of these cards, without the cards. */
    public CardIds ids() {
        return new CardIds(session, type);
    }

    /** The ids and slugs of another type of cards, which these refer to. */
    public CardIds idsOf(ChangeType other) {
        return new CardIds(session, other);
    }

    /** What others call these cards; for those that have names or ids elsewhere. */
    public OutsideKeys outsideKeys() {
        return new OutsideKeys(session, type, log, clock);
    }

    /** The card again, locked until the transaction ends and as it is now, so that two edits cannot cross. */
    public E locked(E card) {
        session.refresh(card, LockMode.PESSIMISTIC_WRITE);
        trail.about(card.id());
        return card;
    }

    /** The cards with these ids, in one statement; ids that are nobody's are left out. */
    public Map<UUID, E> byIds(Collection<UUID> ids) {
        Set<UUID> wanted = new HashSet<>(ids);
        return wanted.isEmpty()
                ? Map.of()
                : list("id in ?1", wanted).stream().collect(Collectors.toMap(Card::id, Function.identity()));
    }

    /**
     * Stores a new card.
     *
     * @param actor the key that made it; null for the machine
     */
    public void add(E card, @Nullable UUID actor) {
        card.born(Times.now(clock));
        persist(card);
        log.append(new Change(type, card.id(), ChangeKind.PUBLISHED, card.revision(), null, actor));
    }

    /**
     * Records that the fields of a card were changed.
     *
     * @param slugBefore the slug that it had before; it keeps leading here
     */
    public void edited(E card, @Nullable String slugBefore, @Nullable UUID actor) {
        card.edited(Times.now(clock));
        boolean renamed = false;
        if (slugBefore != null && !slugBefore.equals(card.slug())) {
            renamed = true;
            formerSlugs().keep(type, slugBefore, card.id(), card.modifiedAt());
        }
        session.flush();
        log.append(new Change(
                type, card.id(), renamed ? ChangeKind.RENAMED : ChangeKind.UPDATED, card.revision(), null, actor));
        changed.fire(new CardChanged(type, Set.of(card.id())));
    }

    /** Lets nobody else move such a card in its tree until the transaction ends: two moves could close a circle. */
    public void lockTree() {
        session.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, "tree of " + type.word())
                .getSingleResult();
    }

    /**
     * Records that cards show something else than before without having been edited, since what they refer to was.
     */
    public void affected(Collection<UUID> ids, @Nullable UUID actor) {
        if (ids.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(
                        "UPDATE " + type.word() + " SET modified_at = :at WHERE id = ANY(CAST(:ids AS uuid[]))")
                .setParameter("at", Times.now(clock), Instant.class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .executeUpdate();
        ids.forEach(id -> log.append(new Change(type, id, ChangeKind.UPDATED, null, null, actor)));
        changed.fire(new CardChanged(type, Set.copyOf(ids)));
    }

    /**
     * The slug that a card shall have: the one asked for, or one made from its name and not yet taken.
     *
     * @throws ProblemException 409 where the slug asked for is, or once was, another's
     */
    public String slugFor(@Nullable String asked, String name, UUID id) {
        if (asked != null) {
            boolean taken = find("slug", asked)
                            .firstResultOptional()
                            .filter(other -> !other.id().equals(id))
                            .isPresent()
                    || formerSlugs()
                            .target(type, asked)
                            .filter(other -> !other.equals(id))
                            .isPresent();
            if (taken) {
                throw new ProblemException(
                        ProblemType.SLUG_TAKEN,
                        "The slug '" + asked + "' is, or once was, another " + type.word() + "'s: choose another.",
                        List.of(Fault.at("/slug", "is taken")));
            }
            return asked;
        }
        return slugsFor(List.of(name)).getFirst();
    }

    /** Free slugs made from the names of new cards, in their order; one statement. */
    public List<String> slugsFor(List<String> names) {
        return formerSlugs()
                .free(
                        type,
                        names.stream()
                                .map(Texts::slug)
                                .map(slug -> slug.isEmpty() ? type.word() : slug)
                                .toList());
    }

    private FormerSlugs formerSlugs() {
        return new FormerSlugs(session);
    }
}
