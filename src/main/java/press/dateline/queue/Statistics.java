package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Counts what moderation did: four statements, each over an index, in which a period is one range. */
@ApplicationScoped
class Statistics {

    private final Session session;

    Statistics(Session session) {
        this.session = session;
    }

    StatisticsView of(Instant from, Instant to, Instant now) {
        Object[] queue = session.createNativeQuery(
                        """
                        SELECT p.comments, p.oldest, r.comments AS reported, r.oldest AS oldest_reported,
                            a.comments AS appealed, a.oldest AS oldest_appealed
                        FROM (SELECT count(*) AS comments, min(created_at) AS oldest
                              FROM comment WHERE state = 'pending') p,
                             (SELECT count(*) AS comments, min(x.created_at) AS oldest
                              FROM comment_reported x JOIN comment c ON c.id = x.comment_id
                              WHERE""" + " " + QueueQuery.WAITS_REPORTED + """
                             ) r,
                             (SELECT count(*) AS comments, min(y.created_at) AS oldest
                              FROM comment_appeal y JOIN comment c ON c.id = y.comment_id WHERE""" + " " + QueueQuery.OPEN_APPEAL + ") a",
                        Object[].class)
                .getSingleResult();
        return new StatisticsView(
                from,
                to,
                comments(from, to),
                waiting((Long) queue[0], (Instant) queue[1], now),
                waiting((Long) queue[2], (Instant) queue[3], now),
                waiting((Long) queue[4], (Instant) queue[5], now),
                hours(from, to),
                rules(from, to));
    }

    private static StatisticsView.WaitingView waiting(long comments, @Nullable Instant oldest, Instant now) {
        return new StatisticsView.WaitingView(
                comments,
                oldest,
                oldest == null ? null : Duration.between(oldest, now).toSeconds());
    }

    /** The states that occur are found one after the other in the index that begins with them. */
    private Map<String, Long> comments(Instant from, Instant to) {
        Map<String, Long> states = new TreeMap<>();
        session.createNativeQuery("""
                        WITH RECURSIVE s AS (
                            (SELECT state FROM comment ORDER BY state LIMIT 1)
                            UNION ALL
                            SELECT (SELECT c.state FROM comment c WHERE c.state > s.state ORDER BY c.state LIMIT 1)
                            FROM s WHERE s.state IS NOT NULL)
                        SELECT s.state, (SELECT count(*) FROM comment c
                            WHERE c.state = s.state AND c.created_at >= :from AND c.created_at < :to) AS comments
                        FROM s WHERE s.state IS NOT NULL
                        """, Object[].class)
                .setParameter("from", from, Instant.class)
                .setParameter("to", to, Instant.class)
                .getResultStream()
                .forEach(row -> states.put((String) row[0], (Long) row[1]));
        return states;
    }

    private List<StatisticsView.HourView> hours(Instant from, Instant to) {
        return session.createNativeQuery("""
                        SELECT date_bin('1 hour', at, TIMESTAMPTZ '2000-01-01 00:00:00+00') AS hour, made_by, state,
                            count(*) AS decisions
                        FROM comment_decision WHERE at >= :from AND at < :to
                        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                        """, Object[].class)
                .setParameter("from", from, Instant.class)
                .setParameter("to", to, Instant.class)
                .getResultStream()
                .map(row ->
                        new StatisticsView.HourView((Instant) row[0], (String) row[1], (String) row[2], (Long) row[3]))
                .toList();
    }

    /** A comment that the service was asked about has two decisions; that it waits is nothing found. */
    private List<StatisticsView.RuleView> rules(Instant from, Instant to) {
        return session.createNativeQuery("""
                        SELECT f ->> 'rule' AS rule, count(DISTINCT d.comment_id) AS found,
                            count(DISTINCT d.comment_id) FILTER (WHERE c.state = 'rejected') AS rejected
                        FROM comment_decision d JOIN comment c ON c.id = d.comment_id
                        CROSS JOIN LATERAL jsonb_array_elements(d.findings) AS f
                        WHERE d.findings <> '[]' AND d.at >= :from AND d.at < :to
                            AND f ->> 'reason' IS DISTINCT FROM 'external-waiting'
                        GROUP BY 1 ORDER BY 1
                        """, Object[].class)
                .setParameter("from", from, Instant.class)
                .setParameter("to", to, Instant.class)
                .getResultStream()
                .map(row -> new StatisticsView.RuleView(
                        (String) row[0], (Long) row[1], (Long) row[2], (double) (Long) row[2] / (Long) row[1]))
                .toList();
    }
}
