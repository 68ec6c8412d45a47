package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.sanction.Sanction;
import press.dateline.sanction.Sanctions;
import press.dateline.site.NewReaderRules;
import press.dateline.site.RecordRules;

/** Reads what the database knows that the phases need. */
@ApplicationScoped
class Gathering {

    /** How long the same counts as repeated. */
    private static final Duration REPEATED_WITHIN = Duration.ofHours(24);

    /** What is lately. */
    private static final Duration LATELY = Duration.ofDays(30);

    /** No two comments need lie further apart. */
    private static final Duration SLOWEST = Duration.ofDays(1);

    /** Formatted with the column that a repetition is found by. */
    private static final String ALL =
            """
            SELECT coalesce((SELECT max(revision) FROM word_list WHERE name = 'banned'), 0) AS banned,
                coalesce((SELECT max(revision) FROM word_list WHERE name = 'suspect'), 0) AS suspect,
                coalesce((SELECT max(version) FROM spam_model), 0) AS spam,
                (SELECT comment_id FROM comment_decision WHERE %s = :key AND at > :since
                     AND comment_id IS DISTINCT FROM cast(:edited AS uuid)
                 ORDER BY at LIMIT 1) AS repeats,
                (SELECT count(*) FROM (SELECT 1 FROM comment c
                    WHERE c.reader_id = :reader AND c.state = 'approved' LIMIT :enough) a) AS approved,
                l.decided, l.rejected,
                (SELECT c.created_at FROM comment c
                 WHERE c.reader_id = :reader AND c.article_id = :article AND c.created_at > :slowest
                 ORDER BY c.created_at DESC LIMIT 1) AS before,
                s.kind, s.until, s.reason_code
            FROM (SELECT count(*) AS decided, count(*) FILTER (WHERE d.state = 'rejected') AS rejected
                FROM (SELECT coalesce(c.deleted_from, c.state) AS state FROM comment c
                    WHERE c.reader_id = :reader AND c.created_at > :lately
                        AND coalesce(c.deleted_from, c.state) IN ('approved', 'rejected')
                    ORDER BY c.created_at DESC, c.id DESC LIMIT :looked) d) l
            LEFT JOIN LATERAL (SELECT s.kind, s.until, s.reason_code FROM reader_sanction s
                WHERE s.reader_id = :reader AND""" + " " + Sanctions.HOLDS + " ORDER BY " + Sanctions.GRAVEST + " LIMIT 1) s ON true";

    private static final String OF_GUEST = ALL.formatted("repeat_key");
    private static final String OF_READER = ALL.formatted("reader_repeat_key");

    private final Session session;

    Gathering(Session session) {
        this.session = session;
    }

    /**
     * What the database knows.
     *
     * @param banned the revision of the word list
     * @param suspect the revision of the word list
     * @param spamModel the version of the spam classifier
     * @param repeats what says the same
     * @param previous when the reader posted on the same article last, within a day
     * @param sanction the gravest that holds for the reader, on this article
     */
    record Gathered(
            int banned,
            int suspect,
            int spamModel,
            @Nullable UUID repeats,
            Standing standing,
            @Nullable Instant previous,
            @Nullable Sanction sanction) {}

    /**
     * All that is needed to judge this; one statement.
     *
     * @param edited the comment that says this from now on, which does not repeat itself
     */
    Gathered gather(Written written, WrittenBy by, RepeatKeys keys, @Nullable UUID edited) {
        Instant at = written.at();
        Object[] row = session.createNativeQuery(by.isNew() ? OF_GUEST : OF_READER, Object[].class)
                .setParameter("key", by.isNew() ? keys.named() : keys.ofReader(), byte[].class)
                .setParameter("since", at.minus(REPEATED_WITHIN), Instant.class)
                .setParameter("edited", edited, UUID.class)
                .setParameter("reader", by.reader())
                .setParameter("article", written.article())
                .setParameter("enough", NewReaderRules.MOST)
                .setParameter("looked", RecordRules.MOST)
                .setParameter("lately", at.minus(LATELY), Instant.class)
                .setParameter("slowest", at.minus(SLOWEST), Instant.class)
                .setParameter("at", at, Instant.class)
                .getSingleResult();
        Sanction sanction = row[8] == null ? null : new Sanction((String) row[8], (Instant) row[9], (String) row[10]);
        return new Gathered(
                (Integer) row[0],
                (Integer) row[1],
                (Integer) row[2],
                (UUID) row[3],
                new Standing(
                        Math.toIntExact((Long) row[4]),
                        Math.toIntExact((Long) row[5]),
                        Math.toIntExact((Long) row[6]),
                        by.isStaff(),
                        sanction == null ? null : sanction.kind()),
                (Instant) row[7],
                sanction);
    }
}
