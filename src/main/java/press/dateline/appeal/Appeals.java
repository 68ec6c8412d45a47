package press.dateline.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.moderation.Muting;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** The appeals: one for each comment at most. */
@ApplicationScoped
public class Appeals {

    /** How long after the rejection one can be made. */
    private static final Duration WITHIN = Duration.ofDays(30);

    private final Session session;

    Appeals(Session session) {
        this.session = session;
    }

    /**
     * How a comment of the reader's stands.
     *
     * @param isTold whether the reader is told that it was rejected: not of what was rejected since they are muted
     */
    private record Standing(String state, Instant since, boolean isTold) {}

    /**
     * Takes an appeal; two statements.
     *
     * @throws ProblemException 404 where the reader has no such comment; 409 where it is not rejected, or is so for too
     *     long, and where there was one before
     */
    AppealView take(UUID comment, UUID reader, String text, Instant now) {
        Standing standing = locked(comment, reader);
        if (!standing.isTold || !standing.state.equals("rejected")) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "The comment is not rejected: there is nothing to appeal against.");
        }
        if (standing.since.plus(WITHIN).isBefore(now)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The comment was rejected more than " + WITHIN.toDays() + " days ago: it is too late to appeal.");
        }
        int added = session.createNativeMutationQuery("""
                        INSERT INTO comment_appeal (comment_id, at, text, created_at)
                        SELECT c.id, :now, :text, c.created_at FROM comment c WHERE c.id = :comment
                        ON CONFLICT (comment_id) DO NOTHING
                        """)
                .setParameter("now", now, Instant.class)
                .setParameter("text", text)
                .setParameter("comment", comment)
                .executeUpdate();
        if (added == 0) {
            throw new ProblemException(
                    ProblemType.DUPLICATE, "There was an appeal against the rejection before: one is all there is.");
        }
        return new AppealView(now, AppealView.OPEN, null);
    }

    private Standing locked(UUID comment, UUID reader) {
        return session.createNativeQuery("""
                        SELECT c.state, coalesce(c.moderated_at, c.created_at) AS since, NOT %s AS told
                        FROM comment c WHERE c.id = :comment AND c.reader_id = :reader FOR NO KEY UPDATE OF c
                        """.formatted(Muting.sql("c")), Object[].class)
                .setParameter("comment", comment)
                .setParameter("reader", reader)
                .getResultStream()
                .findFirst()
                .map(row -> new Standing((String) row[0], (Instant) row[1], (Boolean) row[2]))
                .orElseThrow(() -> missing(comment.toString()));
    }

    /** The problem that the reader has no such comment; what others have is not told. */
    static ProblemException missing(String id) {
        return ProblemException.notFound("comment", id);
    }

    /** The appeals against the rejection of these comments, as their readers see them, by comment; one statement. */
    public Map<UUID, AppealView> of(Collection<UUID> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AppealView> appeals = new HashMap<>();
        session.createNativeQuery("""
                        SELECT a.comment_id, a.at, d.state, d.at AS settled FROM comment_appeal a
                        LEFT JOIN comment_decision d ON d.comment_id = a.comment_id AND d.id = a.settled_by
                        WHERE a.comment_id = ANY(cast(:comments AS uuid[]))
                        """, Object[].class)
                .setParameter("comments", comments.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .forEach(row -> appeals.put(
                        (UUID) row[0],
                        new AppealView(
                                (Instant) row[1],
                                Objects.requireNonNullElse((String) row[2], AppealView.OPEN),
                                (Instant) row[3])));
        return appeals;
    }
}
