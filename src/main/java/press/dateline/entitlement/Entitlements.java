package press.dateline.entitlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.EntitlementTerms;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.Paging;
import press.dateline.web.Times;

/** The entitlements of partners. Each change is a row of the log, by which all instances learn of it. */
@ApplicationScoped
class Entitlements {

    private static final String SELECT =
            "SELECT id, partner_id, revision, cast(terms AS text), created_at, modified_at FROM entitlement WHERE ";

    private final Session session;
    private final ChangeLog log;
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final ContractTerms terms;
    private final Clock clock;

    Entitlements(Session session, ChangeLog log, ContractTerms terms, ObjectMapper json, Clock clock) {
        this.session = session;
        this.log = log;
        this.json = json;
        this.terms = terms;
        this.reader = json.readerFor(EntitlementTerms.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES); // a newer release may have added some
        this.clock = clock;
    }

    /** The id of the partner with an id or slug; one statement. */
    Optional<UUID> partner(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        var query = session.createNativeQuery(
                "SELECT id FROM partner WHERE " + (id.isPresent() ? "id" : "slug") + " = :key", UUID.class);
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        return query.getResultStream().findFirst();
    }

    /** Those of a partner, the newest first. */
    List<Entitlement> newestFirst(UUID partner, int rows, Optional<Paging.After> after) {
        return session.createNativeQuery(
                        SELECT + "partner_id = :partner AND (cast(:after AS uuid) IS NULL OR id < cast(:after AS uuid))"
                                + " ORDER BY id DESC LIMIT :rows",
                        Object[].class)
                .setParameter("partner", partner)
                .setParameter("after", after.map(Paging.After::id).orElse(null), UUID.class)
                .setParameter("rows", rows)
                .getResultStream()
                .map(this::entitlement)
                .toList();
    }

    /** One of a partner's; nobody changes it until the transaction ends, if there is one. */
    Optional<Entitlement> find(UUID partner, String id, boolean locked) {
        return Ids.parse(id)
                .flatMap(uuid -> session.createNativeQuery(
                                SELECT + "partner_id = ?1 AND id = ?2" + (locked ? " FOR NO KEY UPDATE" : ""),
                                Object[].class)
                        .setParameter(1, partner)
                        .setParameter(2, uuid)
                        .getResultStream()
                        .findFirst()
                        .map(this::entitlement));
    }

    Entitlement add(UUID partner, EntitlementTerms wanted, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        Entitlement made = new Entitlement(Ids.next(), partner, 1, wanted, now, now);
        session.createNativeMutationQuery("""
                        INSERT INTO entitlement (
                            id, partner_id, revision, terms, from_at, until_at, created_at, modified_at)
                        VALUES (:id, :partner, 1, cast(:terms AS jsonb), :from, :until, :now, :now)
                        """)
                .setParameter("id", made.id())
                .setParameter("partner", partner)
                .setParameter("terms", written(wanted))
                .setParameter("from", wanted.from(), Instant.class)
                .setParameter("until", wanted.until(), Instant.class)
                .setParameter("now", now)
                .executeUpdate();
        terms.follow(made, actor);
        log(made, ChangeKind.PUBLISHED, actor);
        return made;
    }

    /** Changes one that the caller has locked; the same says nothing. */
    Entitlement change(Entitlement before, EntitlementTerms wanted, @Nullable UUID actor) {
        return wanted.equals(before.terms()) ? before : write(before, wanted, ChangeKind.UPDATED, actor);
    }

    /** Ends one that the caller has locked, now; one that has ended stays as it is. */
    Entitlement end(Entitlement before, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        EntitlementTerms terms = before.terms();
        if (terms.until() != null && !terms.until().isAfter(now)) {
            return before;
        }
        Instant from = terms.from() != null && terms.from().isAfter(now) ? now : terms.from();
        return write(before, terms.within(from, now), ChangeKind.WITHDRAWN, actor);
    }

    private Entitlement write(Entitlement before, EntitlementTerms wanted, ChangeKind kind, @Nullable UUID actor) {
        Entitlement after = before.with(wanted, Times.now(clock));
        session.createNativeMutationQuery("""
                        UPDATE entitlement SET revision = :revision, terms = cast(:terms AS jsonb), from_at = :from,
                            until_at = :until, modified_at = :now
                        WHERE id = :id
                        """)
                .setParameter("revision", after.revision())
                .setParameter("terms", written(wanted))
                .setParameter("from", wanted.from(), Instant.class)
                .setParameter("until", wanted.until(), Instant.class)
                .setParameter("now", after.modifiedAt())
                .setParameter("id", after.id())
                .executeUpdate();
        terms.follow(after, actor);
        log(after, kind, actor);
        return after;
    }

    private void log(Entitlement one, ChangeKind kind, @Nullable UUID actor) {
        log.append(new Change(
                ChangeType.ENTITLEMENT, one.id(), kind, one.revision(), null, Change.partner(one.partner()), actor));
    }

    private Entitlement entitlement(Object[] row) {
        try {
            return new Entitlement(
                    (UUID) row[0],
                    (UUID) row[1],
                    (Integer) row[2],
                    reader.readValue((String) row[3]),
                    (Instant) row[4],
                    (Instant) row[5]);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entitlement cannot be read", e);
        }
    }

    private String written(EntitlementTerms wanted) {
        try {
            return json.writeValueAsString(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entitlement can be written", e);
        }
    }
}
