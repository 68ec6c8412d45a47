package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Writes;
import press.dateline.moderation.Decisions;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Takes decisions back. */
@ApplicationScoped
class Undoing {

    private final Session session;
    private final Clock clock;

    Undoing(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * A decision, and how its comment stands.
     *
     * @param before what the comment was before; null where that was not noted yet
     * @param noteBefore what moderators were told before
     * @param isLast whether nothing was decided since
     * @param isUndo whether the decision has taken another one back, so that undoing it is deciding again
     */
    private record Standing(
            UUID comment,
            String state,
            String made,
            @Nullable String before,
            @Nullable String noteBefore,
            boolean isLast,
            boolean isUndo,
            @Nullable ClaimView claim) {}

    /**
     * Puts a comment back into the state before a moderator's decision, and opens the reports and the appeal again that
     * were settled by it, or settles them again where it has opened them; three statements.
     *
     * @throws ProblemException 404 where there is no such decision of a moderator; 409 where something was decided since,
     *     or another moderator holds the comment
     */
    DecidedView undo(String id, Moderator by, boolean override) {
        UUID decision = Ids.parse(id)
                .filter(this::lock)
                .orElseThrow(() -> ProblemException.notFound("decision of a moderator", id));
        Instant now = Times.now(clock);
        Standing standing = standing(decision, now);
        String before = standing.before;
        if (!standing.isLast || !standing.state.equals(standing.made) || before == null) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    before == null
                            ? "A release before this one made the decision, and has not noted what the comment was"
                                    + " before: decide anew."
                            : "Something else was decided on the comment since: undo that first, or decide anew.");
        }
        if (standing.claim != null && by.isOtherThan(standing.claim) && !override) {
            throw Held.problem(standing.claim);
        }
        UUID undo = Ids.next();
        Writes writes = new Writes();
        Decisions.add(
                writes,
                List.of(new Decisions.Made(
                        undo,
                        standing.comment,
                        now,
                        Decisions.BY_KEY,
                        by.key(),
                        by.name(),
                        before,
                        standing.made,
                        null,
                        standing.noteBefore,
                        decision)));
        putBack(writes, standing, before, by, now);
        if (standing.isUndo) {
            settleReports(writes, standing.comment, undo);
        } else {
            openReports(writes, standing.comment, decision);
        }
        appeal(writes, standing, before, decision, undo);
        writes.execute(session);
        return new DecidedView(standing.comment, DecidedView.DONE, before, undo, null);
    }

    /** Locks the comment; what is read after that stays. */
    private boolean lock(UUID decision) {
        return session.createNativeQuery("""
                        SELECT c.id FROM comment_decision d JOIN comment c ON c.id = d.comment_id
                        WHERE d.id = :id AND d.made_by = 'key' FOR NO KEY UPDATE OF c
                        """, UUID.class)
                .setParameter("id", decision)
                .uniqueResultOptional()
                .isPresent();
    }

    private Standing standing(UUID decision, Instant now) {
        Object[] row = session.createNativeQuery("""
                        SELECT c.id, c.state, d.state AS made, d.state_before,
                            (SELECT e.reason FROM comment_decision e
                             WHERE e.comment_id = c.id AND (e.at, e.id) < (d.at, d.id)
                             ORDER BY e.at DESC, e.id DESC LIMIT 1) AS note_before,
                            NOT EXISTS (SELECT 1 FROM comment_decision l
                             WHERE l.comment_id = c.id AND (l.at, l.id) > (d.at, d.id)) AS is_last,
                            (WITH RECURSIVE u AS (
                                SELECT d.undoes AS id
                                UNION ALL
                                SELECT e.undoes FROM u
                                JOIN comment_decision e ON e.comment_id = d.comment_id AND e.id = u.id)
                             SELECT count(u.id) % 2 = 1 FROM u) AS is_undo,
                            k.key, k.moderator, k.until
                        FROM comment_decision d JOIN comment c ON c.id = d.comment_id
                        LEFT JOIN comment_claim k ON k.comment_id = c.id AND k.until > :now
                        WHERE d.id = :id AND d.made_by = 'key'
                        """, Object[].class)
                .setParameter("id", decision)
                .setParameter("now", now, Instant.class)
                .getSingleResult();
        return new Standing(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Boolean) row[5],
                (Boolean) row[6],
                Claims.view((UUID) row[7], (String) row[8], (Instant) row[9]));
    }

    /** What waits again is decided by nobody. */
    private static void putBack(Writes writes, Standing standing, String before, Moderator by, Instant now) {
        Map<String, Object> values = new HashMap<>(Map.of("comment", standing.comment, "state", before));
        String decided = "NULL, moderated_by = NULL";
        if (!before.equals(QueueQuery.PENDING)) {
            decided = ":at, moderated_by = :key";
            values.put("at", now);
            values.put("key", by.key());
        }
        values.put("note", Objects.requireNonNullElse(standing.noteBefore, ""));
        writes.add(
                "UPDATE comment SET state = :state, reason = nullif(:note, ''), moderated_at = " + decided
                        + " WHERE id = :comment",
                values);
        writes.add("DELETE FROM comment_claim WHERE comment_id = :comment", Map.of("comment", standing.comment));
    }

    private static void settleReports(Writes writes, UUID comment, UUID undo) {
        writes.add(
                "UPDATE comment_report SET settled_by = :undo WHERE comment_id = :comment AND settled_by IS NULL",
                Map.of("comment", comment, "undo", undo));
        writes.add("DELETE FROM comment_reported WHERE comment_id = :comment", Map.of("comment", comment));
    }

    /** What the undone decision had settled is open again; what is open is settled where the comment is shown by this. */
    private static void appeal(Writes writes, Standing standing, String before, UUID decision, UUID undo) {
        boolean settles = standing.isUndo || before.equals("approved");
        writes.add(
                "UPDATE comment_appeal SET settled_by = CASE WHEN settled_by IS NULL THEN cast(:undo AS uuid) END"
                        + " WHERE comment_id = :comment AND (settled_by = :decision"
                        + (settles ? " OR settled_by IS NULL)" : ")"),
                Map.of("comment", standing.comment, "decision", decision, "undo", undo));
    }

    private static void openReports(Writes writes, UUID comment, UUID decision) {
        Map<String, UUID> values = Map.of("comment", comment, "decision", decision);
        writes.add("""
                INSERT INTO comment_reported (comment_id, created_at, reports)
                SELECT c.id, c.created_at, r.settled FROM comment c CROSS JOIN (
                    SELECT count(*) AS settled FROM comment_report
                    WHERE comment_id = :comment AND settled_by = :decision) r
                WHERE c.id = :comment AND r.settled > 0
                ON CONFLICT (comment_id) DO UPDATE SET reports = comment_reported.reports + excluded.reports
                """, values);
        writes.add(
                "UPDATE comment_report SET settled_by = NULL WHERE comment_id = :comment AND settled_by = :decision",
                values);
    }
}
