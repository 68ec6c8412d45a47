package press.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.Times;

/** The keys. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    /** Keys that open one feed are none of those that callers have. */
    private static final String WITH_PARTNER =
            "select k from ApiKey k left join fetch k.partner p where k.feed is null and ";

    /** An id behind all others. */
    private static final UUID LAST_ID = new UUID(-1, -1);

    /** By the current secret, or one that was replaced. */
    private static final String MATCHING = """
            SELECT k.id, f.prefix, k.scopes, k.expires_at, k.revoked_at, k.addresses, k.origins, k.partner_id, p.ended_at,
                   f.until, w.hash, k.feed
            FROM unnest(cast(:hashes AS text[])) AS w (hash)
            CROSS JOIN LATERAL (
                SELECT id AS key_id, prefix, cast(NULL AS timestamptz) AS until FROM api_key
                WHERE hash = decode(w.hash, 'hex')
                UNION ALL SELECT key_id, prefix, until FROM former_key_hash WHERE hash = decode(w.hash, 'hex')
                ORDER BY until NULLS LAST LIMIT 1) f
            JOIN api_key k ON k.id = f.key_id LEFT JOIN partner p ON p.id = k.partner_id
            """;

    private final SessionFactory sessions;
    private final Session session;
    private final ChangeLog log;
    private final Event<SecretEnded> ended;
    private final Clock clock;

    ApiKeys(SessionFactory sessions, Session session, ChangeLog log, Event<SecretEnded> ended, Clock clock) {
        this.sessions = sessions;
        this.session = session;
        this.log = log;
        this.ended = ended;
        this.clock = clock;
    }

    /** The key with this secret, in no transaction; one statement. */
    Optional<KnownKey> matching(PlainKey key) {
        ByteBuffer hash = ByteBuffer.wrap(key.hash());
        return Optional.ofNullable(matching(List.of(hash)).get(hash));
    }

    /** The keys whose secrets have these hashes, of those that there are; one statement, in no transaction. */
    Map<ByteBuffer, KnownKey> matching(Collection<ByteBuffer> hashes) {
        Map<String, ByteBuffer> written = new HashMap<>();
        hashes.forEach(hash -> {
            byte[] bytes = new byte[hash.remaining()];
            hash.duplicate().get(bytes);
            written.put(HexFormat.of().formatHex(bytes), hash);
        });
        try (StatelessSession stateless = sessions.openStatelessSession()) {
            return stateless
                    .createNativeQuery(MATCHING, Object[].class)
                    .setParameter("hashes", written.keySet().toArray(String[]::new), String[].class)
                    .getResultStream()
                    .collect(Collectors.toMap(row -> written.get((String) row[10]), ApiKeys::known));
        }
    }

    /** A partner's key may have been given more by the release before: it goes past no contract. */
    private static Set<String> scopes(String[] stored, boolean isPartners) {
        return Stream.of(stored)
                .filter(scope -> !isPartners || KeyRules.OF_PARTNERS.contains(scope))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static KnownKey known(Object[] row) {
        return new KnownKey(
                (UUID) row[0],
                (String) row[1],
                scopes((String[]) row[2], row[7] != null),
                (Instant) row[3],
                (Instant) row[4],
                AllowedPlaces.of((String[]) row[5], (String[]) row[6]),
                (UUID) row[7],
                (Instant) row[8],
                (Instant) row[9],
                null,
                (String) row[11]);
    }

    /** The key with its partner; one statement. */
    Optional<ApiKey> byId(UUID id) {
        return find(WITH_PARTNER + "k.id = ?1", id).firstResultOptional();
    }

    /** The key, which nobody else changes until the transaction ends. */
    Optional<ApiKey> locked(UUID id) {
        return find("id = ?1 and feed is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The ids of the keys one of whose secrets begins so, be it taken still or not; one statement. */
    List<UUID> withPrefix(String prefix) {
        return session.createNativeQuery(
                        "SELECT id FROM api_key WHERE prefix = ?1 UNION SELECT key_id FROM former_key_hash WHERE prefix = ?1",
                        UUID.class)
                .setParameter(1, prefix)
                .getResultList();
    }

    /** Whether its secret is the current one, as is stored now: what is remembered here may be older. */
    boolean isCurrent(KnownKey sent) {
        return count("id = ?1 and prefix = ?2", sent.id(), sent.prefix()) == 1;
    }

    /** Of these keys, those that are taken, whatever secret is sent; one statement. */
    Set<UUID> good(Collection<UUID> ids, Instant now) {
        return Set.copyOf(session.createSelectionQuery(
                        "select k.id from ApiKey k left join k.partner p where k.id in ?1 and k.revokedAt is null"
                                + " and p.endedAt is null and (k.expiresAt is null or k.expiresAt > ?2)",
                        UUID.class)
                .setParameter(1, ids)
                .setParameter(2, now)
                .getResultList());
    }

    /** Whether the publisher has a key that administrates. */
    boolean hasAdministrator() {
        return stream("revokedAt is null and partner is null").anyMatch(key -> key.scopes.contains(Scope.ADMIN));
    }

    /**
     * The keys with their partners, newest first; one statement.
     *
     * @param partner only this one's; empty: all
     */
    List<ApiKey> newestFirst(int rows, Optional<UUID> before, Optional<UUID> partner) {
        UUID last = before.orElse(LAST_ID);
        String order = " order by k.id desc";
        return (partner.isPresent()
                        ? find(WITH_PARTNER + "k.id < ?1 and p.id = ?2" + order, last, partner.get())
                        : find(WITH_PARTNER + "k.id < ?1" + order, last))
                .range(0, rows - 1)
                .list();
    }

    /** The partner with this id or slug. */
    Optional<KeyPartner> partner(String idOrSlug) {
        return Ids.parse(idOrSlug)
                .map(id -> session.createSelectionQuery("from KeyPartner where id = ?1", KeyPartner.class)
                        .setParameter(1, id))
                .orElseGet(() -> session.createSelectionQuery("from KeyPartner where slug = ?1", KeyPartner.class)
                        .setParameter(1, idOrSlug))
                .uniqueResultOptional();
    }

    ApiKey add(PlainKey plain, NewKey wanted, @Nullable KeyPartner partner, @Nullable UUID actor) {
        ApiKey key = new ApiKey();
        key.partner = partner;
        key.name = wanted.name();
        key.prefix = plain.prefix();
        key.hash = plain.hash();
        key.scopes = wanted.scopes().stream().distinct().toList();
        key.addresses = wanted.addresses();
        key.origins = wanted.origins();
        key.createdAt = Times.now(clock);
        key.expiresAt = wanted.expiresAt();
        persist(key);
        log.append(new Change(ChangeType.KEY, key.id, ChangeKind.PUBLISHED, null, null, actor));
        return key;
    }

    /** The feed keys of a partner, newest first; one statement. */
    List<ApiKey> feedKeysNewestFirst(UUID partner, int rows, Optional<UUID> before) {
        return find(
                        "feed is not null and partner.id = ?1 and id < ?2 order by id desc",
                        partner,
                        before.orElse(LAST_ID))
                .range(0, rows - 1)
                .list();
    }

    /** A feed's key, which nobody else changes until the transaction ends. */
    Optional<ApiKey> lockedForFeed(UUID id) {
        return find("id = ?1 and feed is not null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The keys of a feed that were not revoked, which nobody else changes until the transaction ends. */
    List<ApiKey> goodForFeed(String feed) {
        return find("feed = ?1 and revokedAt is null order by id", feed)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** A partner's key that opens one feed. */
    ApiKey addForFeed(PlainKey plain, String name, String feed, KeyPartner partner, @Nullable UUID actor) {
        ApiKey key = add(
                plain, new NewKey(name, List.of(Scope.CONTENT_READ), null, null, List.of(), List.of()), partner, actor);
        key.feed = feed;
        return key;
    }

    /** Changes a key; where all is as it was, nothing happens. */
    void change(ApiKey key, KeyChanges wanted, @Nullable UUID actor) {
        KeyChanges before = KeyChanges.of(key);
        wanted.applyTo(key);
        if (!KeyChanges.of(key).equals(before)) {
            key.revision++;
            changed(key, actor);
        }
    }

    /**
     * Gives a key another secret. The one before is taken until the overlap is over; if there was one before that, which
     * was still taken, it is no longer: two at most are good at any time.
     */
    void rotate(ApiKey key, PlainKey secret, Duration overlap, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        Instant until = now.plus(overlap);
        session.createNativeMutationQuery("UPDATE former_key_hash SET until = ?2 WHERE key_id = ?1 AND until > ?2")
                .setParameter(1, key.id)
                .setParameter(2, now)
                .executeUpdate();
        session.createNativeMutationQuery(
                        "INSERT INTO former_key_hash (hash, key_id, prefix, until) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, key.hash, byte[].class)
                .setParameter(2, key.id)
                .setParameter(3, key.prefix)
                .setParameter(4, until)
                .executeUpdate();
        key.hash = secret.hash();
        key.prefix = secret.prefix();
        key.formerUntil = until;
        ended.fire(new SecretEnded(key.id));
        changed(key, actor);
    }

    /** Ends a secret that was replaced, before its overlap is over. */
    void endFormer(ApiKey key, String prefix, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        session.createNativeMutationQuery(
                        "UPDATE former_key_hash SET until = ?3 WHERE key_id = ?1 AND prefix = ?2 AND until > ?3")
                .setParameter(1, key.id)
                .setParameter(2, prefix)
                .setParameter(3, now)
                .executeUpdate();
        key.formerUntil = now;
        ended.fire(new SecretEnded(key.id));
        changed(key, actor);
    }

    void revoke(ApiKey key, @Nullable UUID actor) {
        if (key.revokedAt == null) {
            key.revokedAt = Times.now(clock);
            ended.fire(new SecretEnded(key.id));
            log.append(new Change(ChangeType.KEY, key.id, ChangeKind.WITHDRAWN, null, null, actor));
        }
    }

    private void changed(ApiKey key, @Nullable UUID actor) {
        log.append(new Change(ChangeType.KEY, key.id, ChangeKind.UPDATED, null, null, actor));
    }
}
