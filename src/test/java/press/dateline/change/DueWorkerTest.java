package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import press.dateline.change.DueHandler.Outcome;
import press.dateline.database.BackgroundWork;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.web.Ids;

/** What is due is done exactly once, whoever does it and whatever fails. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DueWorkerTest {

    /** Ahead of the clock that the application's own worker has, so that it leaves these rows alone. */
    private static final Duration AHEAD = Duration.ofDays(3650);

    private final Clock clock = Clock.offset(Clock.systemUTC(), AHEAD);

    @Inject
    DueRows rows;

    @Inject
    ChangeLog log;

    @Test
    void workersRaceAndEachRowIsDoneOnce() throws Exception {
        int many = 200;
        Instant at = clock.instant().minus(Duration.ofMinutes(1));
        List<Due> dues = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            dues.add(new Due(ChangeType.IMAGE, Ids.next(), DueKind.RIGHTS_END, at.plusMillis(i), null));
        }
        set(dues);
        ConcurrentLinkedQueue<UUID> done = new ConcurrentLinkedQueue<>();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> racing = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                DueWorker worker = worker(metrics, due -> {
                    log.append(new Change(ChangeType.IMAGE, due.target(), ChangeKind.LEFT, null, null, null));
                    done.add(due.target());
                    return Outcome.DONE;
                });
                racing.add(pool.submit(() -> workOff(worker)));
            }
            for (Future<?> one : racing) {
                one.get();
            }
        }
        assertThat(done).hasSize(many).doesNotHaveDuplicates();
        assertThat(Rows.of("SELECT state, count(*) FROM due GROUP BY state")).containsExactly("done " + many);
        assertThat(Rows.of("SELECT count(*), count(DISTINCT target_id), max(seq) FROM change"))
                .containsExactly(many + " " + many + " " + many);
        assertThat(metrics.get("dateline.due.lateness")
                        .tag("kind", "rights-end")
                        .timer()
                        .count())
                .isEqualTo(many);
        assertThat(metrics.get("dateline.due.lateness").timer().mean(java.util.concurrent.TimeUnit.SECONDS))
                .isBetween(50.0, 120.0);
    }

    @Test
    void aRowThatFailsIsTriedAgainLaterAndHoldsUpNobody() {
        Instant at = clock.instant().minusSeconds(60);
        Due bad = new Due(ChangeType.IMAGE, Ids.next(), DueKind.RIGHTS_END, at, null);
        Due good = new Due(ChangeType.IMAGE, Ids.next(), DueKind.RIGHTS_END, at.plusSeconds(1), null);
        set(List.of(bad, good));
        List<UUID> tried = new ArrayList<>();
        boolean[] broken = {true};
        DueWorker worker = worker(new SimpleMeterRegistry(), due -> {
            tried.add(due.target());
            log.append(new Change(ChangeType.IMAGE, due.target(), ChangeKind.LEFT, null, null, null));
            if (due.target().equals(bad.target()) && broken[0]) {
                throw new IllegalStateException("secret: the disk is full");
            }
            return Outcome.DONE;
        });

        workOff(worker);
        assertThat(tried).containsExactly(bad.target(), good.target());
        assertThat(Rows.of("SELECT state, attempts FROM due ORDER BY at")).containsExactly("waiting 1", "done 0");
        // What it had done already is undone, and nothing internal is told.
        assertThat(Rows.log(bad.target().toString())).isEmpty();
        assertThat(Rows.of("SELECT last_error FROM due WHERE attempts = 1").getFirst())
                .isNotEqualTo("-")
                .doesNotContain("secret");

        workOff(worker);
        assertThat(tried).as("not before its time has come").hasSize(2);
        broken[0] = false;
        Rows.change("UPDATE due SET next_at = at WHERE state = 'waiting'");
        workOff(worker);
        assertThat(Rows.of("SELECT state, attempts, last_error FROM due ORDER BY at"))
                .containsExactly("done 1 -", "done 0 -");
        assertThat(Rows.log(bad.target().toString())).hasSize(1);
    }

    @Test
    void whatIsBusyOrCannotBeDoneIsSaidOnItsRow() {
        Instant at = clock.instant().minusSeconds(60);
        Due busy = new Due(ChangeType.IMAGE, Ids.next(), DueKind.RIGHTS_END, at, null);
        Due hopeless = new Due(ChangeType.IMAGE, Ids.next(), DueKind.RIGHTS_END, at.plusSeconds(1), null);
        set(List.of(busy, hopeless));
        workOff(worker(
                new SimpleMeterRegistry(),
                due -> due.target().equals(busy.target()) ? Outcome.BUSY : Outcome.failed("there is no headline")));
        assertThat(Rows.of("SELECT state, attempts, last_error FROM due ORDER BY at"))
                .containsExactly("waiting 0 -", "failed 0 there is no headline");
    }

    @Test
    void whatADeadInstanceHadBegunIsDoneByAnother() throws Exception {
        Due due = new Due(
                ChangeType.IMAGE,
                Ids.next(),
                DueKind.RIGHTS_END,
                clock.instant().minusSeconds(60),
                null);
        set(List.of(due));
        DueWorker worker = worker(new SimpleMeterRegistry(), _ -> Outcome.DONE);
        String pid;
        Config config = ConfigProvider.getConfig();
        try (Connection dying = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                Statement statement = dying.createStatement()) {
            dying.setAutoCommit(false);
            statement.executeQuery("SELECT 1 FROM due FOR UPDATE");
            statement.executeUpdate("UPDATE due SET state = 'done', done_at = now()");
            try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                assertThat(row.next()).isTrue();
                pid = row.getString(1);
            }
            assertThat(worker.workOne(new HashSet<>())).as("others skip it").isFalse();
            Rows.of("SELECT pg_terminate_backend(" + pid + ", 5000)");
        } catch (SQLException e) {
            assertThat(e.getMessage()).as("its connection is gone").isNotBlank();
        }
        assertThat(Rows.of("SELECT state FROM due")).containsExactly("waiting");
        workOff(worker);
        assertThat(Rows.of("SELECT state FROM due")).containsExactly("done");
    }

    @Test
    void aThingHasOneRowOfAKindWhichMoves() {
        UUID target = Ids.next();
        Instant later = Instant.parse("2999-01-01T00:00:00Z");
        set(List.of(new Due(ChangeType.ARTICLE, target, DueKind.PUBLISH, later, null)));
        set(List.of(new Due(ChangeType.ARTICLE, target, DueKind.PUBLISH, later.plusSeconds(1), null)));
        set(List.of(new Due(ChangeType.ARTICLE, target, DueKind.UNPUBLISH, later.plusSeconds(2), null)));
        assertThat(Rows.of("SELECT kind, extract(second from at)::int FROM due ORDER BY at"))
                .containsExactly("publish 1", "unpublish 2");
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(rows.cancel(target, DueKind.PUBLISH)).isEqualTo(1));
        set(List.of(new Due(ChangeType.ARTICLE, target, DueKind.PUBLISH, later, null)));
        assertThat(Rows.of("SELECT state FROM due ORDER BY at")).containsExactly("waiting", "cancelled", "waiting");
    }

    private void set(List<Due> dues) {
        QuarkusTransaction.requiringNew().run(() -> rows.set(dues));
    }

    private static void workOff(DueWorker worker) {
        Set<UUID> tried = new HashSet<>();
        while (worker.workOne(tried)) {
            // until nothing is left
        }
    }

    private DueWorker worker(SimpleMeterRegistry metrics, Function<Due, Outcome> work) {
        DueHandler handler = new DueHandler() {
            @Override
            public DueKind kind() {
                return DueKind.RIGHTS_END;
            }

            @Override
            public Outcome work(Due due) {
                return work.apply(due);
            }
        };
        return new DueWorker(rows, List.of(handler), metrics, clock, new BackgroundWork());
    }
}
