package press.dateline.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.EntitlementTerms;
import press.dateline.access.Reason;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.Due;
import press.dateline.change.DueHandler;
import press.dateline.change.DueKind;
import press.dateline.change.DueRows;
import press.dateline.web.CacheTags;
import press.dateline.web.Times;

/**
 * Tells the log when articles come and go for partners by the clock: after a delay, by their age, at the end of their
 * rights. Of these times an article has one waiting row, that of the next; a trigger sets it at publication. What is
 * logged is for all partners with that delay or depth: one row each, however many they are.
 */
@ApplicationScoped
class ContractTerms implements DueHandler {

    private final Session session;
    private final DueRows dues;
    private final ChangeLog log;
    private final Clock clock;

    ContractTerms(Session session, DueRows dues, ChangeLog log, Clock clock) {
        this.session = session;
        this.dues = dues;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Sets due what an entitlement that was written asks for, in the running transaction: its own begin and end, and for
     * the articles concerned when they come and go. Nobody publishes between the look at those and the commit, so none is
     * left out.
     */
    void follow(Entitlement written, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        EntitlementTurns.next(written.terms(), now)
                .ifPresentOrElse(
                        at -> dues.set(List.of(
                                new Due(ChangeType.ENTITLEMENT, written.id(), DueKind.ENTITLEMENT_TURN, at, actor))),
                        () -> dues.cancel(written.id(), DueKind.ENTITLEMENT_TURN));
        if (written.state(now).equals("ended")) {
            return;
        }
        session.createNativeMutationQuery("LOCK TABLE article_listing IN SHARE MODE")
                .executeUpdate();
        session.createNativeMutationQuery("""
                        INSERT INTO due (id, type, target_id, kind, at, state, next_at, created_at)
                        SELECT gen_random_uuid(), 'listing', l.article_id, 'contract-term', t.at, 'waiting', t.at, :now
                        FROM article_listing l CROSS JOIN LATERAL (SELECT min(s.at) AS at FROM (VALUES
                            (l.published_at + make_interval(secs => cast(:delay AS bigint))),
                            (l.published_at + make_interval(secs => cast(:age AS bigint))),
                            (l.rights_end)) AS s (at) WHERE s.at > cast(:now AS timestamptz)) t
                        WHERE l.listed AND t.at IS NOT NULL
                            AND (l.rights_end > cast(:now AS timestamptz) OR l.published_at
                                > cast(:now AS timestamptz) - make_interval(secs => cast(:longest AS bigint)))
                        ORDER BY l.article_id
                        ON CONFLICT (target_id, kind) WHERE state = 'waiting'
                        DO UPDATE SET at = least(due.at, excluded.at), next_at = least(due.next_at, excluded.next_at)
                        """)
                .setParameter("delay", seconds(delay(written.terms())), Long.class)
                .setParameter("age", seconds(age(written.terms())), Long.class)
                .setParameter(
                        "longest",
                        Stream.of(delay(written.terms()), age(written.terms()))
                                .flatMap(Optional::stream)
                                .mapToLong(Duration::toSeconds)
                                .max()
                                .orElse(0))
                .setParameter("now", now)
                .executeUpdate();
    }

    private static Optional<Duration> delay(EntitlementTerms terms) {
        return Optional.ofNullable(terms.delayMinutes())
                .filter(minutes -> minutes > 0)
                .map(Duration::ofMinutes);
    }

    private static Optional<Duration> age(EntitlementTerms terms) {
        return Optional.ofNullable(terms.archiveDays()).map(Duration::ofDays);
    }

    private static @Nullable Long seconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }

    @Override
    public DueKind kind() {
        return DueKind.CONTRACT_TERM;
    }

    /** At the time for which the row waited somebody gets the article, or has it no longer. */
    @Override
    public Outcome work(Due due) {
        List<Object[]> rows = session.createNativeQuery("""
                        SELECT l.revision, l.rights_end = cast(:at AS timestamptz),
                            next_contract_term(l.published_at, l.rights_end, :at),
                            array_to_string(ARRAY(SELECT DISTINCT e.delay_seconds FROM entitlement e
                                WHERE l.published_at + make_interval(secs => e.delay_seconds) = :at), ','),
                            array_to_string(ARRAY(SELECT DISTINCT e.age_seconds FROM entitlement e
                                WHERE l.published_at + make_interval(secs => e.age_seconds) = :at), ','),
                            array_to_string(ARRAY(SELECT f.facet_id FROM facet f
                                WHERE f.article_id = l.article_id), ',')
                        FROM article_listing l WHERE l.article_id = :article AND l.listed
                        """, Object[].class)
                .setParameter("at", due.at())
                .setParameter("article", due.target())
                .getResultList();
        for (Object[] row : rows) {
            CacheTags lists = CacheTags.ofLists(
                    split((String) row[5]).map(UUID::fromString).toList());
            split((String) row[3])
                    .map(seconds -> change(
                            due,
                            row,
                            ChangeKind.AVAILABLE,
                            Reason.DELAY,
                            Change.delay(Duration.ofSeconds(Long.parseLong(seconds)))))
                    .forEach(change -> log.append(change.entering(lists)));
            split((String) row[4])
                    .map(seconds -> change(
                            due,
                            row,
                            ChangeKind.LEFT,
                            Reason.ARCHIVE,
                            Change.age(Duration.ofSeconds(Long.parseLong(seconds)))))
                    .forEach(log::append);
            if (Boolean.TRUE.equals(row[1])) {
                log.append(change(due, row, ChangeKind.LEFT, Reason.EXPIRED, Change.CONTRACTS));
            }
            if (row[2] != null) {
                return Outcome.again((Instant) row[2]);
            }
        }
        return Outcome.DONE;
    }

    private static Stream<String> split(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(","));
    }

    private static Change change(Due due, Object[] row, ChangeKind kind, String reason, String audience) {
        return new Change(ChangeType.ARTICLE, due.target(), kind, (Integer) row[0], reason, audience, null);
    }
}
