package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Which moderator is at which comment, so that no two are at the same. */
@ApplicationScoped
class Claims {

    private final Session session;

    Claims(Session session) {
        this.session = session;
    }

    /** The claim of a row; null where there is none. */
    static @Nullable ClaimView view(@Nullable UUID key, @Nullable String moderator, @Nullable Instant until) {
        return key == null || until == null
                ? null
                : new ClaimView(key, moderator == null || moderator.isEmpty() ? null : moderator, until);
    }

    /**
     * Takes the next comments that nobody is at; two statements. Who takes at the same moment goes past those that are
     * being taken, and gets the ones behind.
     */
    List<UUID> take(QueueQuery query, int most, Moderator by, Instant now, Instant until) {
        Map<String, Object> parameters = query.parameters();
        parameters.put("at", now);
        parameters.put("most", most);
        var next = session.createNativeQuery(
                "SELECT c.id FROM " + query.from() + " WHERE " + query.where()
                        + " AND NOT EXISTS (SELECT 1 FROM comment_claim k WHERE k.comment_id = c.id AND k.until > :at)"
                        + " ORDER BY " + query.orderBy() + " LIMIT :most FOR NO KEY UPDATE OF c SKIP LOCKED",
                UUID.class);
        parameters.forEach(next::setParameter);
        List<UUID> free = next.getResultList();
        if (free.isEmpty()) {
            return free;
        }
        // Whoever has taken one since the first statement began has it: that claim is not past its time.
        Set<UUID> taken = session.createNativeQuery("""
                        INSERT INTO comment_claim (comment_id, key, moderator, until)
                        SELECT c.id, :key, :moderator, :until FROM unnest(cast(:comments AS uuid[])) AS c (id)
                        ON CONFLICT (comment_id) DO UPDATE
                        SET key = excluded.key, moderator = excluded.moderator, until = excluded.until
                        WHERE comment_claim.until <= :at
                        RETURNING comment_id
                        """, UUID.class)
                .setParameter("comments", free.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter("key", by.key())
                .setParameter("moderator", Objects.requireNonNullElse(by.name(), ""))
                .setParameter("until", until, Instant.class)
                .setParameter("at", now, Instant.class)
                .getResultStream()
                .collect(Collectors.toSet());
        return free.stream().filter(taken::contains).toList();
    }

    /** Gives back what this moderator holds: one comment, or all; one statement. */
    void release(Moderator by, @Nullable UUID comment) {
        var release = session.createNativeMutationQuery("DELETE FROM comment_claim WHERE key = :key"
                + (by.name() == null ? "" : " AND moderator = :moderator")
                + (comment == null ? "" : " AND comment_id = :comment"));
        release.setParameter("key", by.key());
        if (by.name() != null) {
            release.setParameter("moderator", by.name());
        }
        if (comment != null) {
            release.setParameter("comment", comment);
        }
        release.executeUpdate();
    }
}
