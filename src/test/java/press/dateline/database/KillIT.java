package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.DatelineProcess;

/**
 * kill -9 at random while clients write, of Java alone or with PostgreSQL, while it starts or when it is up: what was
 * acknowledged is there. {@code -Ddateline.kills=200} kills more often than by default.
 */
class KillIT {

    private static final Logger LOG = Logger.getLogger(KillIT.class);
    private static final int KILLS = Integer.getInteger("dateline.kills", 20);
    private static final int WRITERS = 2;
    /** A kill comes after this many further writes, and some time more. */
    private static final int WRITES_BETWEEN = 50;

    private static final int LONGEST_WAIT_MILLIS = 1_500;
    private static final Duration RETRY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicBoolean finished = new AtomicBoolean();

    @Test
    void acknowledgedWritesSurviveKills(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DatelineProcess first = DatelineProcess.start(folder, Map.of()).awaitReady();
        DatelineProcess dateline = first;
        try (Connection connection = dateline.connect("dateline");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kill_test (id bigint PRIMARY KEY)");
        }
        Thread[] writers = new Thread[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            writers[i] = Thread.ofPlatform().start(() -> write(first));
        }
        int withPostgres = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitWrites(acknowledged.size() + WRITES_BETWEEN, dateline);
            Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
            if (random.nextBoolean()) {
                dateline.killWithPostgres();
                withPostgres++;
            } else {
                dateline.kill();
            }
            dateline = DatelineProcess.start(folder, Map.of());
        }
        dateline.awaitReady();
        finished.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        Set<Long> lost = new TreeSet<>(acknowledged);
        lost.removeAll(stored(dateline));
        LOG.infof(
                "%d kills (%d with PostgreSQL, seed %d), %d writes acknowledged, %d lost",
                KILLS, withPostgres, seed, acknowledged.size(), lost.size());
        dateline.close();
        assertThat(lost).isEmpty();
    }

    private void awaitWrites(int count, DatelineProcess dateline) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.size() < count) {
            assertThat(System.nanoTime()).as(dateline.output()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    private void write(DatelineProcess onFolder) {
        while (!finished.get()) {
            try (Connection connection = onFolder.connect("dateline");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO kill_test VALUES (?)")) {
                while (!finished.get()) {
                    long id = next.incrementAndGet();
                    insert.setLong(1, id);
                    insert.executeUpdate();
                    acknowledged.add(id);
                }
            } catch (SQLException _) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private Set<Long> stored(DatelineProcess dateline) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        try (Connection connection = dateline.connect("dateline");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM kill_test")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
