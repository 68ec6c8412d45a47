package press.dateline.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeFollower;
import press.dateline.change.LoggedChange;
import press.dateline.database.DirectConnections;
import press.dateline.web.ArticleCopy;
import press.dateline.web.Times;

/**
 * Which partner was given which article, at which revision, whole or as its summary. The first time is stored before the
 * answer is sent; what is known to be stored costs nothing. It has a connection of its own: requests that wait for it hold
 * those of the pool.
 */
@Singleton
public class Deliveries implements ChangeFollower {

    private static final int MOST_KNOWN = 100_000;
    private static final int MOST_LISTS = 2_000;
    private static final int AT_ONCE = 2_000;

    private static final String INSERT = """
            INSERT INTO delivery (article_id, partner_id, revision, whole, at)
            SELECT d.article::uuid, d.partner::uuid, d.revision::integer, d.whole::boolean, ?
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS d (article, partner, revision, whole)
            ORDER BY 1, 2, 3, 4
            ON CONFLICT DO NOTHING
            """;

    private static final int SECONDS = 5;

    private final DirectConnections connections;
    private final Clock clock;
    /** Of the writer's thread alone. */
    private @Nullable Connection own;

    private final Cache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    /** What answers in memory hold, all of it stored: one look for a hot list. */
    private final Cache<KnownList, Boolean> lists =
            Caffeine.newBuilder().maximumSize(MOST_LISTS).build();

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Executor writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("deliveries").factory());

    Deliveries(DirectConnections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** A delivery that is stored. */
    private record Known(UUID partner, ArticleCopy copy) {}

    /** What one answer holds: the same list, not one that is equal. */
    private record KnownList(UUID partner, List<ArticleCopy> copies) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof KnownList(UUID itsPartner, List<ArticleCopy> itsCopies)
                    && copies == itsCopies
                    && partner.equals(itsPartner);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(copies) + partner.hashCode();
        }
    }

    /** Deliveries that somebody waits for. */
    private record Waiting(List<Known> rows, CompletableFuture<Void> stored) {}

    /** Whether all of it is known to be stored. */
    public boolean knows(UUID partner, List<ArticleCopy> copies) {
        for (ArticleCopy copy : copies) {
            if (known.getIfPresent(new Known(partner, copy)) == null) {
                return false;
            }
        }
        return true;
    }

    /** The same, of a list that is kept, not changed, and asked for again: by one look for all of it. */
    public boolean knowsAll(UUID partner, List<ArticleCopy> kept) {
        if (kept.size() <= 1) {
            return knows(partner, kept);
        }
        KnownList list = new KnownList(partner, kept);
        boolean knows = lists.getIfPresent(list) != null;
        if (!knows && knows(partner, kept)) {
            lists.put(list, true);
            knows = true;
        }
        return knows;
    }

    /** Stores it; when the answer completes, it is committed. Several that come at once are one statement. */
    public CompletionStage<Void> record(UUID partner, List<ArticleCopy> copies) {
        Waiting one = new Waiting(
                copies.stream().map(copy -> new Known(partner, copy)).toList(), new CompletableFuture<>());
        waiting.add(one);
        writer.execute(this::store);
        return one.stored;
    }

    private void store() {
        List<Waiting> all = new ArrayList<>();
        Set<Known> rows = new LinkedHashSet<>();
        for (Waiting one = waiting.poll(); one != null; one = rows.size() < AT_ONCE ? waiting.poll() : null) {
            all.add(one);
            rows.addAll(one.rows);
        }
        rows.removeIf(row -> known.getIfPresent(row) != null);
        try {
            if (!rows.isEmpty()) {
                insertOnceMore(List.copyOf(rows));
                rows.forEach(row -> known.put(row, true));
            }
            all.forEach(one -> one.stored.complete(null));
        } catch (SQLException | RuntimeException e) {
            close();
            all.forEach(one -> one.stored.completeExceptionally(e));
        }
    }

    private Connection connection() throws SQLException {
        Connection open = own;
        if (open == null || open.isClosed()) {
            open = connections.openBounded("deliveries");
            own = open;
        }
        return open;
    }

    /** The next delivery takes a new one. */
    private void close() {
        try (Connection _ = own) {
            own = null;
        } catch (SQLException _) {
            // It is gone already.
        }
    }

    /** The connection may have died since it was used last; what is stored twice is stored. */
    private void insertOnceMore(List<Known> rows) throws SQLException {
        boolean isNew = own == null;
        try {
            insert(rows);
        } catch (SQLException e) {
            if (isNew || !isLost(e)) {
                throw e;
            }
            close();
            insert(rows);
        }
    }

    /** Whether it was the connection: SQLSTATE classes 08, and 57P01 and what follows it (the server goes down). */
    private static boolean isLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private void insert(List<Known> rows) throws SQLException {
        List<Function<Known, Object>> columns =
                List.of(row -> row.copy.article(), Known::partner, row -> row.copy.revision(), row -> row.copy.whole());
        Connection connection = connection();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setQueryTimeout(SECONDS);
            insert.setObject(1, OffsetDateTime.ofInstant(Times.now(clock), ZoneOffset.UTC));
            for (int i = 0; i < columns.size(); i++) {
                insert.setArray(
                        i + 2,
                        connection.createArrayOf(
                                "text",
                                rows.stream()
                                        .map(columns.get(i))
                                        .map(String::valueOf)
                                        .toArray()));
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        // What was given stays given, whatever becomes of it.
    }

    /** An older database may have been put in the place of this one. */
    @Override
    public void missed() {
        known.invalidateAll();
        lists.invalidateAll();
    }
}
