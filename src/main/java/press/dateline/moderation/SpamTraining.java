package press.dateline.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.classifier.Example;
import press.dateline.classifier.Measure;
import press.dateline.classifier.Trained;
import press.dateline.web.Times;

/** Where the spam classifier learns from what moderators have decided. */
@ApplicationScoped
class SpamTraining {

    /** With fewer nothing is learnt. */
    static final int FEWEST = 200;

    /** Likewise with fewer of one kind. */
    static final int FEWEST_OF_A_KIND = 20;

    /** It learns from the newest decisions. */
    private static final int MOST = 20_000;

    /** Newest first; what they are read into stays below some 100 MB so. */
    private static final long MOST_CHARACTERS = 5_000_000;

    /** Likewise: where a script does not part words, a character makes some four of them. */
    private static final long MOST_FEATURES = 5_000_000;

    private static final int ROWS_AT_ONCE = 500;

    /** With fewer new ones it does not learn again by itself. */
    private static final int FEWEST_NEW = 50;

    /** Likewise with fewer in proportion to those it has learnt from. */
    private static final int NEW_SHARE = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Measure>> MEASURES = new TypeReference<>() {};

    private final Session session;
    private final Clock clock;

    SpamTraining(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The comments to learn from, and when the newest was decided on. */
    record Lessons(List<Example> examples, Instant through) {

        DecisionCounts counts() {
            int rejected = (int) examples.stream().filter(Example::unwanted).count();
            return new DecisionCounts(examples.size() - rejected, rejected);
        }

        boolean areEnough() {
            DecisionCounts counts = counts();
            return examples.size() >= FEWEST && Math.min(counts.approved(), counts.rejected()) >= FEWEST_OF_A_KIND;
        }
    }

    /** How the newest version stands; one statement. */
    SpamView view() {
        return session.createNativeQuery("""
                        SELECT n.decisions, m.version, m.trained_at, m.approved, m.rejected, cast(m.measures AS text)
                        FROM (SELECT 1) AS one
                        LEFT JOIN (SELECT * FROM spam_model ORDER BY version DESC LIMIT 1) m ON true
                        CROSS JOIN LATERAL (
                            SELECT count(*) AS decisions FROM (
                                SELECT 1 FROM comment_decision d
                                WHERE d.made_by = 'key' AND d.at > coalesce(m.through, '-infinity')
                                LIMIT :most) newer) n
                        """, Object[].class)
                .setParameter("most", MOST)
                .getResultStream()
                .map(SpamTraining::view)
                .findFirst()
                .orElseThrow();
    }

    private static SpamView view(Object[] row) {
        int since = Math.toIntExact((Long) row[0]);
        return row[1] == null
                ? new SpamView(since, null)
                : new SpamView(
                        since,
                        new SpamModelView(
                                (Integer) row[1],
                                (Instant) row[2],
                                new DecisionCounts((Integer) row[3], (Integer) row[4]),
                                measures((String) row[5]).stream()
                                        .map(SpamMeasureView::of)
                                        .toList()));
    }

    /** Whether enough has been decided since to learn again. */
    static boolean isDue(SpamView view) {
        SpamModelView model = view.model();
        if (model == null) {
            return view.decisionsSince() >= FEWEST;
        }
        int learnt = model.learntFrom().approved() + model.learntFrom().rejected();
        return view.decisionsSince() >= Math.max(FEWEST_NEW, learnt / NEW_SHARE);
    }

    /** Keeps others from learning until the transaction ends; false where one is at it. */
    boolean claim() {
        return (boolean) session.createNativeQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('spam model', 0)), true", Object[].class)
                .getSingleResult()[0];
    }

    /**
     * What moderators have decided last on each comment that still says what they saw, oldest first: of the last 20,000
     * decisions, 5,000,000 characters and 5,000,000 features. Of comments that
     * say the same the newest counts, so that what is posted again and again is neither learnt nor measured with.
     */
    Lessons lessons() {
        return lessons(MOST_FEATURES);
    }

    /** The same, of so many features; the comment that reaches them is the last. */
    Lessons lessons(long mostFeatures) {
        List<Example> examples = new ArrayList<>();
        Set<String> said = new HashSet<>();
        Instant through = Instant.MIN;
        long characters = 0;
        long features = 0;
        try (Stream<Object[]> rows = newest()) {
            Iterator<Object[]> row = rows.iterator();
            while (row.hasNext() && characters < MOST_CHARACTERS && features < mostFeatures) {
                Object[] decided = row.next();
                Instant at = (Instant) decided[3];
                through = at.isAfter(through) ? at : through;
                String text = (String) decided[1];
                if (said.add(FoldedText.of(text).words())) {
                    Example example = new Example(
                            SpamFeatures.of((String) decided[0], text).distinct(), (boolean) decided[2]);
                    characters += text.length();
                    features += example.features().length;
                    examples.add(example);
                }
            }
        }
        return new Lessons(examples.reversed(), through);
    }

    private Stream<Object[]> newest() {
        return session.createNativeQuery("""
                        SELECT c.display_name, c.text, d.state = 'rejected', d.at FROM (
                            SELECT DISTINCT ON (comment_id) comment_id, id, at, state FROM (
                                SELECT comment_id, id, at, state FROM comment_decision WHERE made_by = 'key'
                                ORDER BY at DESC, id DESC LIMIT :most) newest
                            ORDER BY comment_id, at DESC, id DESC) d
                        JOIN comment c ON c.id = d.comment_id
                        WHERE d.state <> 'pending' AND c.state <> 'deleted' AND c.text <> '' -- that of a reader who was erased
                            AND (c.edited_at IS NULL OR c.edited_at < d.at)
                        ORDER BY d.at DESC, d.id DESC
                        """, Object[].class)
                .setParameter("most", MOST)
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream();
    }

    /** Learns, and stores the next version. Who calls has claimed it. */
    void train(Lessons lessons, @Nullable UUID actor) {
        Trained trained = Trained.from(lessons.examples());
        DecisionCounts counts = lessons.counts();
        session.createNativeMutationQuery("""
                        INSERT INTO spam_model (
                            version, trained_at, through, approved, rejected, measures, model, actor)
                        SELECT coalesce(max(version), 0) + 1, :at, :through, :approved, :rejected,
                            cast(:measures AS jsonb), :model, cast(:actor AS uuid)
                        FROM spam_model
                        """)
                .setParameter("at", Times.now(clock), Instant.class)
                .setParameter("through", lessons.through(), Instant.class)
                .setParameter("approved", counts.approved())
                .setParameter("rejected", counts.rejected())
                .setParameter("measures", json(trained.measures()))
                .setParameter("model", trained.classifier().bytes(), byte[].class)
                .setParameter("actor", actor == null ? null : actor.toString(), String.class)
                .executeUpdate();
    }

    private static List<Measure> measures(String json) {
        try {
            return JSON.readValue(json, MEASURES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("measures cannot be read: " + json, e);
        }
    }

    private static String json(List<Measure> measures) {
        try {
            return JSON.writeValueAsString(measures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("measures can be written", e);
        }
    }
}
