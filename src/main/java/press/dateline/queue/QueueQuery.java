package press.dateline.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Paging;

/** Which comments wait, and in which order; as SQL over {@code c} (the comment) and {@code x} (how often it is reported). */
record QueueQuery(
        String state, @Nullable UUID section, @Nullable UUID article, String sort) {

    static final String PENDING = "pending";
    static final String REPORTED = "reported";
    static final String APPEALED = "appealed";
    static final String OLDEST = "oldest";
    static final String NEWEST = "newest";
    static final String MOST_REPORTED = "most-reported";

    /** Whether what is reported waits: once it is rejected, whoever did so, it does not. */
    static final String WAITS_REPORTED = "c.state IN ('pending', 'approved')";

    /** Whether an appeal {@code y} waits: once the comment is shown, or waits again, it does not. */
    static final String OPEN_APPEAL = "y.settled_by IS NULL AND c.state = 'rejected'";

    private static final String IN_SECTION = """
             AND EXISTS (
                SELECT 1 FROM article a
                JOIN revision r ON r.article_id = a.id AND r.number = coalesce(a.published_revision, a.draft_revision)
                WHERE a.id = c.article_id AND r.section_id IN (
                    WITH RECURSIVE below AS (
                        SELECT cast(:section AS uuid) AS id
                        UNION SELECT s.id FROM section s JOIN below b ON s.parent_id = b.id)
                    SELECT id FROM below))
            """;

    /** The tables, joined. */
    String from() {
        return switch (state) {
            case REPORTED -> "comment_reported x JOIN comment c ON c.id = x.comment_id";
            case APPEALED ->
                "comment_appeal y JOIN comment c ON c.id = y.comment_id"
                        + " LEFT JOIN comment_reported x ON x.comment_id = c.id";
            default -> "comment c LEFT JOIN comment_reported x ON x.comment_id = c.id";
        };
    }

    /** The condition; {@link #parameters} has what it asks for. */
    String where() {
        return waits() + (section == null ? "" : IN_SECTION) + (article == null ? "" : " AND c.article_id = :article");
    }

    private String waits() {
        return switch (state) {
            case REPORTED -> WAITS_REPORTED;
            case APPEALED -> OPEN_APPEAL;
            default -> "c.state = 'pending'";
        };
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (section != null) {
            parameters.put("section", section);
        }
        if (article != null) {
            parameters.put("article", article);
        }
        return parameters;
    }

    String orderBy() {
        return switch (sort) {
            case NEWEST -> createdAt() + " DESC, " + id() + " DESC";
            case MOST_REPORTED -> "x.reports DESC, " + createdAt() + ", " + id();
            default -> createdAt() + ", " + id();
        };
    }

    /** Of the table whose index has the order. */
    private String createdAt() {
        return switch (state) {
            case REPORTED -> "x.created_at";
            case APPEALED -> "y.created_at";
            default -> "c.created_at";
        };
    }

    private String id() {
        return switch (state) {
            case REPORTED -> "x.comment_id";
            case APPEALED -> "y.comment_id";
            default -> "c.id";
        };
    }

    /** The condition of the page after an item, with its parameters, which are added. */
    String after(Paging paging, Map<String, Object> parameters) {
        Optional<Paging.After> after = sort.equals(MOST_REPORTED) ? paging.afterNumber() : paging.afterTime();
        if (after.isEmpty()) {
            return "";
        }
        Paging.After last = after.get();
        String place = "(" + createdAt() + ", " + id() + ")";
        parameters.put("lastId", last.id());
        if (sort.equals(MOST_REPORTED)) {
            parameters.put("lastReports", last.number());
            parameters.put("lastTime", Instant.parse(last.text()));
            return " AND (x.reports < :lastReports" + " OR (x.reports = :lastReports AND " + place
                    + " > (:lastTime, :lastId)))";
        }
        parameters.put("lastTime", last.instant());
        return " AND " + place + (sort.equals(NEWEST) ? " < " : " > ") + "(:lastTime, :lastId)";
    }
}
