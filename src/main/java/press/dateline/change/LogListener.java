package press.dateline.change;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import press.dateline.database.DirectConnections;

/**
 * Hears of new changes over a connection of its own (LISTEN). Such a connection may be dead, or lead through a pooler
 * that drops notifications, without anybody telling: so it counts as alive only while notifications that it sends to
 * itself come back.
 */
@Singleton
@Unremovable
class LogListener {

    /** Where the transaction that takes numbers says so. */
    static final String CHANNEL = "dateline_change";

    private static final Logger LOG = Logger.getLogger(LogListener.class);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final Duration PROVEN_FOR = Duration.ofMillis(1_500);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int ANSWERS_WITHIN_MILLIS = 5_000;

    private final DirectConnections connections;
    private final String own = "dateline_" + UUID.randomUUID().toString().replace("-", "");
    private volatile boolean running;
    private volatile boolean proven;
    private volatile long provenAt;
    private boolean complained;
    private Thread thread = new Thread();

    LogListener(DirectConnections connections) {
        this.connections = connections;
    }

    /** Begins to listen; calls back, in a thread of its own, whenever there may be something new. */
    void start(Runnable onNews) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("change-listener").start(() -> run(onNews));
    }

    void stop() {
        running = false;
        thread.interrupt();
    }

    /** Whether a notification would arrive, as far as the last second and a half can tell. */
    boolean isProvenAlive() {
        return proven && System.nanoTime() - provenAt < PROVEN_FOR.toNanos();
    }

    private void run(Runnable onNews) {
        while (running) {
            try (Connection connection = connections.open("listener")) {
                listen(connection, onNews);
            } catch (SQLException e) {
                if (running && !complained) {
                    LOG.warnf("No connection to hear of changes: polling meanwhile. %s", e.getMessage());
                }
                complained = true;
            }
            proven = false;
            pause();
        }
    }

    private void listen(Connection connection, Runnable onNews) throws SQLException {
        try (var network = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(network, ANSWERS_WITHIN_MILLIS);
            statement.execute("LISTEN " + CHANNEL);
            statement.execute("LISTEN " + own);
            complained = false;
            PGConnection postgres = connection.unwrap(PGConnection.class);
            // What came between two connections was not heard.
            onNews.run();
            while (running) {
                statement.execute("NOTIFY " + own);
                heartbeat(postgres, onNews);
            }
        }
    }

    /** Waits until the next heartbeat is due, and passes on what is heard. */
    private void heartbeat(PGConnection postgres, Runnable onNews) throws SQLException {
        long end = System.nanoTime() + HEARTBEAT.toNanos();
        for (long left = HEARTBEAT.toMillis();
                left > 0 && running;
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            boolean news = false;
            for (PGNotification notification : postgres.getNotifications((int) left)) {
                if (notification.getName().equals(own)) {
                    provenAt = System.nanoTime();
                    proven = true;
                } else {
                    news = true;
                }
            }
            if (news) {
                onNews.run();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException _) {
            running = false;
        }
    }
}
