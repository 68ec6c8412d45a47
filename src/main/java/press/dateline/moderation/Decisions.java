package press.dateline.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BulkInsert;
import press.dateline.database.Writes;
import press.dateline.web.Ids;

/** What was decided on comments, by the pipeline and by moderators, and why: one row a decision, never changed. */
@ApplicationScoped
public class Decisions {

    /** The rules have decided, as it was posted. */
    public static final String BY_PIPELINE = "pipeline";

    /** A moderator has decided. */
    public static final String BY_KEY = "key";

    /** So many readers have reported it that nobody else sees it before a moderator has looked. */
    public static final String BY_REPORTS = "reports";

    /** What {@link #view} reads of the table, which is called {@code d}. */
    static final String COLUMNS = "d.comment_id, d.id, d.at, d.made_by, d.actor, d.moderator, d.state, d.reason_code,"
            + " d.reason, d.undoes, cast(d.findings AS text) AS findings";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a newer release may have added some
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final ObjectReader INPUTS = JSON.readerFor(Inputs.class);
    private static final ObjectReader FINDINGS = JSON.readerForListOf(Finding.class);

    private static final int ROWS_AT_ONCE = 200;
    private static final byte[] NOBODY = {};

    private final Session session;

    Decisions(Session session) {
        this.session = session;
    }

    /** Adds what the pipeline has decided on a comment to the writes that store the comment. */
    public void add(Writes writes, UUID comment, Judged judged) {
        UUID id = Ids.next();
        writes.add(
                """
                INSERT INTO comment_decision (
                    comment_id, id, at, made_by, state, findings, inputs, repeat_key, reader_repeat_key)
                VALUES (:comment, :id, :at, 'pipeline', :state, cast(:findings AS jsonb), cast(:inputs AS jsonb), :key,
                    nullif(cast(:readerKey AS bytea), ''))
                """,
                Map.of(
                        "comment", comment,
                        "id", id,
                        "at", judged.at(),
                        "state", judged.verdict().state(),
                        "findings", json(judged.verdict().findings()),
                        "inputs", json(judged.inputs()),
                        "key", judged.repeatKeys().named(),
                        "readerKey",
                                Objects.requireNonNullElse(judged.repeatKeys().ofReader(), NOBODY)));
        if (judged.verdict().waitsForService()) {
            writes.add("""
                    INSERT INTO external_check (decision_id, comment_id, claimed_until) VALUES (:id, :comment, :at)
                    """, Map.of("id", id, "comment", comment, "at", judged.at()));
        }
    }

    /**
     * A decision on a stored comment.
     *
     * @param madeBy {@link #BY_KEY} or {@link #BY_REPORTS}
     * @param moderator what the moderator who used the key is called
     * @param before what the comment was
     * @param reasonCode why, for the poster
     * @param reason why, for moderators
     * @param undoes the decision that this one takes back
     */
    public record Made(
            UUID id,
            UUID comment,
            Instant at,
            String madeBy,
            @Nullable UUID key,
            @Nullable String moderator,
            String state,
            String before,
            @Nullable String reasonCode,
            @Nullable String reason,
            @Nullable UUID undoes) {}

    /** Adds decisions on stored comments to the writes that change these. */
    public static void add(Writes writes, Collection<Made> decisions) {
        BulkInsert rows = BulkInsert.into(
                "comment_decision",
                "comment_id uuid",
                "id uuid",
                "at timestamptz",
                "made_by text",
                "actor uuid",
                "moderator text",
                "state text",
                "state_before text",
                "reason_code text",
                "reason text",
                "undoes uuid");
        decisions.forEach(made -> rows.add(
                made.comment,
                made.id,
                made.at,
                made.madeBy,
                made.key,
                made.moderator,
                made.state,
                made.before,
                made.reasonCode,
                made.reason,
                made.undoes));
        rows.addTo(writes, "");
    }

    /** A decision of the pipeline, with all that it saw. */
    record Past(UUID comment, Instant at, String state, Inputs inputs) {}

    /** The decisions of the pipeline in a period, oldest first; one statement, read as they are asked for. */
    Stream<Past> past(Instant from, Instant to, int most) {
        return session.createNativeQuery("""
                        SELECT comment_id, at, state, cast(inputs AS text) FROM comment_decision
                        WHERE at >= :from AND at < :to AND made_by = 'pipeline' AND inputs IS NOT NULL
                        ORDER BY at, id LIMIT :most
                        """, Object[].class)
                .setParameter("from", from, Instant.class)
                .setParameter("to", to, Instant.class)
                .setParameter("most", most)
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream()
                .map(row -> new Past((UUID) row[0], (Instant) row[1], (String) row[2], inputs((String) row[3])));
    }

    static Inputs inputs(String json) {
        try {
            return INPUTS.readValue(json);
        } catch (JsonProcessingException e) {
            // Neither the JSON nor what Jackson says of it: the reader's text stands in both, and this is logged.
            throw new IllegalStateException("what a decision was made by cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    /** The decisions on each of these comments, oldest first; one statement. */
    public Map<UUID, List<DecisionView>> of(Collection<UUID> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        return session.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM comment_decision d"
                                + " WHERE d.comment_id = ANY(cast(:comments AS uuid[])) ORDER BY d.comment_id, d.at, d.id",
                        Object[].class)
                .setParameter("comments", comments.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], HashMap::new, Collectors.mapping(Decisions::view, Collectors.toList())));
    }

    /** From a row of {@link #COLUMNS}. */
    static DecisionView view(Object[] row) {
        return new DecisionView(
                (UUID) row[1],
                (Instant) row[2],
                (String) row[3],
                (UUID) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (UUID) row[9],
                findings((String) row[10]));
    }

    private static List<Finding> findings(String json) {
        try {
            return FINDINGS.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be read: " + json, e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision can be written", e);
        }
    }
}
