package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Await;
import press.dateline.web.Ids;

/** Numbers have no gap and stand in the order of the commits, and followers get all changes in that order. */
@QuarkusTest
class ChangeLogTest {

    private static final Logger LOG = Logger.getLogger(ChangeLogTest.class);
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 60;

    @Inject
    ChangeLog log;

    @Inject
    ChangeReader reader;

    @Inject
    LogListener listener;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void reset() {
        RecordingFollower.reset();
    }

    @Test
    void concurrentWritersLeaveNoGapAndNoDisorder() throws Exception {
        long seed = System.nanoTime();
        Queue<UUID> committed = new ConcurrentLinkedQueue<>();
        AtomicBoolean finished = new AtomicBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<Integer> looks = pool.submit(() -> lookForGaps(finished));
            List<Future<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(seed + writer);
                writers.add(pool.submit(() -> write(random, committed)));
            }
            try {
                for (Future<Void> writer : writers) {
                    writer.get();
                }
            } finally {
                finished.set(true);
            }
            LOG.infof(
                    "%d changes committed by %d writers (seed %d), looked at %d times",
                    committed.size(), WRITERS, seed, looks.get());
        }

        List<LoggedChange> all = reader.after(0, Integer.MAX_VALUE).changes();
        assertThat(all.stream().map(LoggedChange::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, committed.size()).boxed().toList());
        assertThat(all.stream().map(LoggedChange::target)).containsExactlyInAnyOrderElementsOf(committed);
        Await.until(() -> RecordingFollower.TAKEN.size() >= all.size());
        assertThat(RecordingFollower.TAKEN).isEqualTo(all);
    }

    private Void write(Random random, Queue<UUID> committed) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            int size = 1 + random.nextInt(3);
            List<UUID> ids = Stream.generate(Ids::next).limit(size).toList();
            boolean commits = random.nextInt(4) != 0;
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    ids.forEach(id -> log.append(new Change(ChangeType.TAG, id, ChangeKind.UPDATED, 1, null, null)));
                    if (!commits) {
                        throw new RollBack();
                    }
                });
            } catch (RollBack _) {
                continue;
            }
            committed.addAll(ids);
        }
        return null;
    }

    private static final class RollBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Whoever has seen a number has seen, or sees now, all numbers below it. */
    private Integer lookForGaps(AtomicBoolean finished) {
        long seen = 0;
        int looks = 0;
        while (!finished.get()) {
            List<LoggedChange> next = reader.after(seen, Integer.MAX_VALUE).changes();
            assertThat(next.stream().map(LoggedChange::seq))
                    .containsExactlyElementsOf(LongStream.range(seen + 1, seen + 1 + next.size())
                            .boxed()
                            .toList());
            seen += next.size();
            looks++;
        }
        return looks;
    }

    @Test
    void aFollowerThatFailsGetsTheSameChangesAgain() {
        RecordingFollower.FAILURES.set(2);

        change();
        change();

        Await.until(() -> RecordingFollower.TAKEN.size() >= 2);
        assertThat(RecordingFollower.numbers()).containsExactly(1L, 2L);
        assertThat(RecordingFollower.FAILURES).hasValue(0);
    }

    @Test
    void changesArriveWhenTheListeningConnectionWasCut() throws Exception {
        Await.until(listener::isProvenAlive);
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline listener'");
        // Cut, and perhaps not noticed yet: polling finds it.
        change();
        Await.until(() -> RecordingFollower.TAKEN.size() == 1);

        Await.until(listener::isProvenAlive);
        change();
        Await.until(() -> RecordingFollower.TAKEN.size() == 2);
    }

    @Test
    void aLogThatLacksChangesIsSaidToDoSo() throws Exception {
        change();
        Await.until(() -> RecordingFollower.TAKEN.size() == 1);

        // As a backup that was put back would do.
        execute("DELETE FROM change; INSERT INTO change SELECT 41, 'tag', '" + Ids.next()
                + "', 'updated', 1, NULL, ARRAY['x'], now(), NULL, NULL; NOTIFY dateline_change");

        Await.until(() -> RecordingFollower.MISSED.get() == 1);
        change();
        Await.until(() -> RecordingFollower.numbers().contains(42L));
        assertThat(RecordingFollower.numbers()).containsExactly(1L, 42L);
    }

    private void change() {
        Callable<Void> work = () -> {
            log.append(new Change(ChangeType.TAG, Ids.next(), ChangeKind.UPDATED, 1, null, null));
            return null;
        };
        QuarkusTransaction.requiringNew().call(work);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
