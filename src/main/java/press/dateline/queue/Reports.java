package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentLookup;
import press.dateline.database.Writes;
import press.dateline.moderation.Decisions;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.ReaderCard;
import press.dateline.sanction.Sanctions;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** What readers report, until a moderator decides. */
@ApplicationScoped
class Reports {

    /** How many of one comment's reports are shown, beside the newest of each other reason. */
    private static final int SHOWN = 20;

    private final Session session;
    private final CommentLookup comments;
    private final Reporters reporters;
    private final CurrentReader current;
    private final Sanctions sanctions;
    private final ReportSettings settings;
    private final Clock clock;

    Reports(
            Session session,
            CommentLookup comments,
            Reporters reporters,
            CurrentReader current,
            Sanctions sanctions,
            ReportSettings settings,
            Clock clock) {
        this.session = session;
        this.comments = comments;
        this.reporters = reporters;
        this.current = current;
        this.sanctions = sanctions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes a report of a comment that is shown, and hides the comment where there are so many now; six statements at
     * most, and two more with a reader's token.
     *
     * @throws ProblemException 403 where the reader is suspended or banned, 404 where it is not shown, 409 where the
     *     caller has reported it before
     */
    ReceiptView take(String id, NewReport wanted) {
        UUID comment = comments.requireShown(id);
        List<byte[]> names = reporters.names(comment);
        @Nullable UUID reader = current.ifPresented().map(ReaderCard::id).orElse(null);
        Standing standing = locked(comment, names, reader);
        if (!standing.isApproved) {
            throw CommentLookup.missing(id);
        }
        if (reader != null) {
            sanctions.requireFree(reader, standing.article);
        }
        UUID report = Ids.next();
        Instant now = Times.now(clock);
        int reports = standing.isReportedBefore ? 0 : add(comment, report, names.getFirst(), reader, wanted, now);
        if (reports == 0) {
            throw new ProblemException(
                    ProblemType.DUPLICATE, "This comment was reported from here before: once is enough.");
        }
        if (settings.hide() > 0 && reports >= settings.hide() && !standing.wasSettled) {
            hide(comment, now);
        }
        return new ReceiptView(report, now, wanted.reason());
    }

    /**
     * How a comment stands that is being reported.
     *
     * @param isReportedBefore whether the same reporter has reported it
     * @param wasSettled whether a moderator has approved it in spite of reports
     */
    private record Standing(UUID article, boolean isApproved, boolean isReportedBefore, boolean wasSettled) {}

    private Standing locked(UUID comment, List<byte[]> names, @Nullable UUID reader) {
        Object[] row = session.createNativeQuery("""
                        SELECT c.article_id, c.state = 'approved' AS approved,
                            EXISTS (SELECT 1 FROM comment_report r
                                WHERE r.comment_id = c.id AND (r.reporter IN (:now, :before)
                                    OR r.reader_id = cast(nullif(:reader, '') AS uuid))) AS reported,
                            EXISTS (SELECT 1 FROM comment_report r
                                WHERE r.comment_id = c.id AND r.settled_by IS NOT NULL) AS settled
                        FROM comment c WHERE c.id = :comment FOR NO KEY UPDATE OF c
                        """, Object[].class)
                .setParameter("comment", comment)
                .setParameter("now", names.getFirst(), byte[].class)
                .setParameter("before", names.getLast(), byte[].class)
                .setParameter("reader", Objects.toString(reader, ""))
                .getSingleResult();
        return new Standing((UUID) row[0], (Boolean) row[1], (Boolean) row[2], (Boolean) row[3]);
    }

    /** How many reports are open now; 0 where this reporter's was there already. */
    private int add(UUID comment, UUID report, byte[] reporter, @Nullable UUID reader, NewReport wanted, Instant at) {
        NewReport.StatementGiven statement = wanted.statement();
        return session.createNativeQuery("""
                        WITH added AS (
                            INSERT INTO comment_report (
                                comment_id, id, at, reporter, reader_id, reason, note, explanation, reporter_name,
                                reporter_email)
                            VALUES (:comment, :id, :at, :reporter, cast(nullif(:reader, '') AS uuid), :reason, :note,
                                :explanation, :name, :email)
                            ON CONFLICT (comment_id, reporter) DO NOTHING
                            RETURNING comment_id)
                        INSERT INTO comment_reported (comment_id, created_at, reports)
                        SELECT c.id, c.created_at, 1 FROM added a JOIN comment c ON c.id = a.comment_id
                        ON CONFLICT (comment_id) DO UPDATE SET reports = comment_reported.reports + 1
                        RETURNING reports
                        """, Integer.class)
                .setParameter("comment", comment)
                .setParameter("id", report)
                .setParameter("at", at, Instant.class)
                .setParameter("reporter", reporter, byte[].class)
                .setParameter("reader", Objects.toString(reader, ""))
                .setParameter("reason", wanted.reason())
                .setParameter("note", wanted.note(), String.class)
                .setParameter("explanation", statement == null ? null : statement.explanation(), String.class)
                .setParameter("name", statement == null ? null : statement.name(), String.class)
                .setParameter("email", statement == null ? null : statement.email(), String.class)
                .uniqueResultOptional()
                .orElse(0);
    }

    private void hide(UUID comment, Instant at) {
        Writes writes = new Writes();
        writes.add(
                "UPDATE comment SET state = 'pending', moderated_at = NULL, moderated_by = NULL, reason = NULL"
                        + " WHERE id = :comment",
                Map.of("comment", comment));
        Decisions.add(
                writes,
                List.of(new Decisions.Made(
                        Ids.next(),
                        comment,
                        at,
                        Decisions.BY_REPORTS,
                        null,
                        null,
                        "pending",
                        "approved",
                        null,
                        null,
                        null)));
        writes.execute(session);
    }

    /** The open reports of each of these comments, newest first; one statement. */
    Map<UUID, ReportsView> of(Collection<UUID> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Open> open = new LinkedHashMap<>();
        session.createNativeQuery("""
                        SELECT r.comment_id, r.id, r.at, r.reason, r.note, r.explanation, r.reporter_name,
                            r.reporter_email, r.same_reason
                        FROM unnest(cast(:comments AS uuid[])) AS c (id)
                        CROSS JOIN LATERAL (
                            SELECT y.*, row_number() OVER (ORDER BY y.at DESC, y.id DESC) AS nth,
                                row_number() OVER (PARTITION BY y.reason ORDER BY y.at DESC, y.id DESC) AS nth_of_reason,
                                count(*) OVER (PARTITION BY y.reason) AS same_reason
                            FROM comment_report y WHERE y.comment_id = c.id AND y.settled_by IS NULL) r
                        WHERE r.nth <= :shown OR r.nth_of_reason = 1
                        ORDER BY r.comment_id, r.at DESC, r.id DESC
                        """, Object[].class)
                .setParameter("comments", comments.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter("shown", SHOWN)
                .getResultStream()
                .forEach(row ->
                        open.computeIfAbsent((UUID) row[0], _ -> new Open()).add(row));
        Map<UUID, ReportsView> views = new HashMap<>();
        open.forEach((comment, all) -> views.put(comment, all.view()));
        return views;
    }

    /** The open reports of one comment, as they are read. */
    private static final class Open {

        private final Map<String, Integer> reasons = new TreeMap<>();
        private final List<ReportView> newest = new ArrayList<>();

        void add(Object[] row) {
            String reason = (String) row[3];
            String explanation = (String) row[5];
            reasons.put(reason, ((Number) row[8]).intValue());
            newest.add(new ReportView(
                    (UUID) row[1],
                    (Instant) row[2],
                    reason,
                    (String) row[4],
                    explanation == null
                            ? null
                            : new ReportView.StatementView(explanation, (String) row[6], (String) row[7])));
        }

        ReportsView view() {
            return new ReportsView(
                    reasons.values().stream().mapToInt(Integer::intValue).sum(), reasons, List.copyOf(newest));
        }
    }
}
