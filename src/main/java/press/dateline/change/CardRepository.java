package press.dateline.change;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.UnresolvableObjectException;
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

    private static final int AT_ONCE = 200;

    private final ChangeType type;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets what all repositories share
    Session session;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    ChangeLog log;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    CardHistory history;

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

    /** What the change log calls these cards. */
    public ChangeType type() {
        return type;
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
     * @throws MovedException where the slug is a former one, or the id that of a card that was merged into another
     */
    public E require(String idOrSlug) {
        return find(idOrSlug).orElseThrow(() -> {
            ids().former(idOrSlug).flatMap(this::findByIdOptional).ifPresent(card -> {
                throw new MovedException(idOrSlug, Objects.requireNonNull(card.slug()));
            });
            return ProblemException.notFound(type.word(), idOrSlug);
        });
    }

    /**
     * The id of the card with this id or slug, without the card.
     *
     * @throws ProblemException 404 where there is none
     * @throws MovedException where it is a former one
     */
    public UUID requireId(String idOrSlug) {
        SlugOwners.Owner owner = new SlugOwners(session)
                .of(Map.of(type, Set.of(idOrSlug)))
                .getOrDefault(type, Map.of())
                .get(Ids.parse(idOrSlug).map(UUID::toString).orElse(idOrSlug));
        if (owner == null) {
            throw ProblemException.notFound(type.word(), idOrSlug);
        }
        if (!owner.slug().equals(idOrSlug) && !Ids.parse(idOrSlug).equals(Optional.of(owner.id()))) {
            throw new MovedException(idOrSlug, owner.slug());
        }
        return owner.id();
    }

    /**
     * Refuses an id for a new card that another had, which was merged.
     *
     * @throws ProblemException 409, naming the one that it was merged into
     */
    public void refuseFormer(UUID id) {
        ids().former(id.toString()).ifPresent(into -> {
            throw new ProblemException(
                    ProblemType.DUPLICATE, "The " + type.word() + " " + id + " was merged into " + into + ".");
        });
    }

    /** Goes through all cards, a few at a time, in the order of their ids; in a tree, parents first. */
    public void each(boolean tree, Consumer<List<E>> some) {
        String sql = tree ? """
                WITH RECURSIVE tree (id, depth) AS (
                    SELECT id, 0 FROM %1$s WHERE parent_id IS NULL
                    UNION ALL
                    SELECT c.id, tree.depth + 1 FROM tree JOIN %1$s c ON c.parent_id = tree.id
                ) SELECT id FROM tree ORDER BY depth, id""".formatted(type.word()) : "SELECT id FROM " + type.word() + " ORDER BY id";
        ExportedRows.ids(session, sql, AT_ONCE, ids -> {
            Map<UUID, E> cards =
                    list("id in ?1", ids).stream().collect(Collectors.toMap(Card::id, Function.identity()));
            some.accept(ids.stream()
                    .map(id -> Objects.requireNonNull(cards.get(id)))
                    .toList());
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

    /**
     * The card with this id or slug, locked as {@link #locked} does.
     *
     * @throws ProblemException 404 where there is none
     * @throws MovedException where the id or slug is a former one
     */
    public E requireLocked(String idOrSlug) {
        try {
            return locked(require(idOrSlug));
        } catch (EntityNotFoundException | UnresolvableObjectException e) {
            // It was merged into another between the two: now that has it.
            session.clear();
            return locked(require(idOrSlug));
        }
    }

    /** The cards with these ids, in one statement; ids that are nobody's are left out. */
    public Map<UUID, E> byIds(Collection<UUID> ids) {
        Set<UUID> wanted = new HashSet<>(ids);
        return wanted.isEmpty()
                ? Map.of()
                : list("id in ?1", wanted).stream().collect(Collectors.toMap(Card::id, Function.identity()));
    }

    /** As {@link #byIds}; and nobody changes them until the running transaction ends. */
    public Map<UUID, E> heldByIds(Collection<UUID> ids) {
        Set<UUID> wanted = new HashSet<>(ids);
        return wanted.isEmpty()
                ? Map.of()
                : find("id in ?1 order by id", wanted).withLock(LockModeType.PESSIMISTIC_READ).stream()
                        .collect(Collectors.toMap(Card::id, Function.identity()));
    }

    /**
     * Stores a new card.
     *
     * @param shape the card as it was written
     * @param actor the key that made it; null for the machine
     */
    public void add(E card, CardShape shape, @Nullable UUID actor) {
        addAll(List.of(card), List.of(shape), actor);
    }

    /**
     * Stores new cards; two statements, however many they are.
     *
     * @param shapes the cards as they were written, in their order
     */
    public void addAll(List<E> cards, List<? extends CardShape> shapes, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        for (E card : cards) {
            card.born(now);
            persist(card);
            log.append(new Change(type, card.id(), ChangeKind.PUBLISHED, card.revision(), null, actor));
        }
        session.flush();
        history.begin(type, cards, shapes, actor);
    }

    /**
     * Records that the fields of a card were changed: its revision, the log, and what shows it.
     *
     * @param before the card as it was written before; its slug, if that was another, keeps leading here
     * @param after the card as it is written now
     */
    public void edited(E card, CardShape before, CardShape after, @Nullable UUID actor) {
        edited(card, before, after, actor, new CardChanged(type, Set.of(card.id())));
    }

    /** Records a change of a card that merges another into it, or takes that back. */
    public void edited(E card, CardShape before, CardShape after, @Nullable UUID actor, Set<UUID> shown) {
        edited(card, before, after, actor, new CardChanged(type, shown, true));
    }

    private void edited(E card, CardShape before, CardShape after, @Nullable UUID actor, CardChanged shown) {
        Instant beforeAt = card.modifiedAt();
        card.edited(Times.now(clock));
        boolean renamed = false;
        String slugBefore = before.slug();
        if (slugBefore != null && !slugBefore.equals(card.slug())) {
            renamed = true;
            formerSlugs().keep(type, slugBefore, card.id(), card.modifiedAt());
        }
        session.flush();
        history.edited(type, card, before, beforeAt, after, actor);
        log.append(new Change(
                type, card.id(), renamed ? ChangeKind.RENAMED : ChangeKind.UPDATED, card.revision(), null, actor));
        changed.fire(shown);
    }

    /** Records that a card that had been withdrawn is back. */
    public void restored(E card, @Nullable UUID actor) {
        card.edited(Times.now(clock));
        session.flush();
        log.append(new Change(type, card.id(), ChangeKind.RESTORED, card.revision(), null, actor));
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
        affected(ids, actor, false);
    }

    /**
     * Records the same of cards that refer to one that was merged.
     *
     * @param later whether what shows them is left to the background
     */
    public void affected(Collection<UUID> ids, @Nullable UUID actor, boolean later) {
        if (ids.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(
                        "UPDATE " + type.word() + " SET modified_at = :at WHERE id = ANY(CAST(:ids AS uuid[]))")
                .setParameter("at", Times.now(clock), Instant.class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .executeUpdate();
        ids.forEach(id -> log.append(new Change(type, id, ChangeKind.UPDATED, null, null, actor)));
        changed.fire(new CardChanged(type, Set.copyOf(ids), later));
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
