package press.dateline.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import press.dateline.cache.Outdated;
import press.dateline.database.BackgroundWork;
import press.dateline.web.CacheTags;

/**
 * Follows the comments' stream in this instance, and says which discussions are outdated, also to its followers. It looks four times a second
 * rather than being notified: NOTIFY makes all commits of the database that notify wait for one another.
 *
 * <p>Each look has a horizon, below which all transactions have ended (pg_snapshot_xmin). What lies below that of the
 * look before is known for good; of what lies above it, some rows may have been seen, and others may come in between
 * them, so they are counted: where there are more of an article, it has changed. So nothing is waited for, and nothing is
 * missed.
 */
@Singleton
class CommentStream {

    private static final Logger LOG = Logger.getLogger(CommentStream.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_STEP = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int EARLY = 100;

    /** One statement, so that the horizon is that of the rows; it has a row where there are none, too. */
    private static final String LOOK = """
            SELECT h.horizon::text::bigint, e.article_id, count(e.seq), count(e.seq) FILTER (WHERE e.xid >= h.horizon)
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) h
            LEFT JOIN comment_event e ON e.xid >= ?::text::xid8
            GROUP BY h.horizon, e.article_id
            """;

    private final DataSource dataSource;
    private final Session session;
    private final Event<Outdated> outdated;
    private final Instance<CommentFollower> followers;
    private final BackgroundWork background;
    private final Clock clock;

    /** The horizon of the last look. */
    private long horizon;

    /** How many rows above it were seen, by article. */
    private Map<UUID, Long> seen = new HashMap<>();

    private volatile boolean running;
    private Thread thread = new Thread();

    CommentStream(
            DataSource dataSource,
            Session session,
            Event<Outdated> outdated,
            Instance<CommentFollower> followers,
            BackgroundWork background,
            Clock clock) {
        this.dataSource = dataSource;
        this.session = session;
        this.outdated = outdated;
        this.followers = followers;
        this.background = background;
        this.clock = clock;
    }

    /** Nothing is kept in memory yet, so it begins with what comes. */
    void onStart(@Observes @Priority(EARLY) StartupEvent event) {
        horizon = Long.MAX_VALUE;
        look();
        running = true;
        thread = Thread.ofPlatform().daemon().name("comment-stream").start(this::run);
    }

    void onStop(@Observes @Priority(EARLY) ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(LAST_STEP);
    }

    private void run() {
        boolean complained = false;
        while (running) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                background.once(this::look);
                complained = false;
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (!complained && running) {
                    LOG.warnf("The comments' stream cannot be read; trying again. %s", e.getMessage());
                }
                complained = true;
            }
        }
    }

    /** Looks once: what was committed before is taken in. */
    synchronized void look() {
        Map<UUID, Long> open = new HashMap<>();
        Set<UUID> changed = new HashSet<>();
        long reached = horizon;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setString(1, String.valueOf(horizon));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reached = rows.getLong(1);
                    UUID article = rows.getObject(2, UUID.class);
                    if (article != null) {
                        if (rows.getLong(3) > seen.getOrDefault(article, 0L)) {
                            changed.add(article);
                        }
                        open.put(article, rows.getLong(4));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        if (!changed.isEmpty()) {
            outdated.fire(
                    new Outdated(changed.stream().map(CacheTags::discusses).collect(Collectors.toSet())));
        }
        horizon = reached;
        seen = open;
        for (CommentFollower follower : followers) {
            follower.looked(reached, changed);
        }
    }

    /** Who has been away for longer than a day has kept nothing. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void trim() {
        background.once(() -> QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("DELETE FROM comment_event WHERE at < ?1")
                        .setParameter(1, clock.instant().minus(KEPT))
                        .executeUpdate()));
    }
}
