package press.dateline.quota;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.database.DirectConnections;

/**
 * The ledger in the database. Rows are locked in the order of their keys, for the length of the statement; what it
 * reckons with is the row as it is then ({@code ON CONFLICT DO UPDATE}). It has a connection of its own: where requests
 * wait for one, limits are needed most.
 */
@Singleton
class PostgresLedger implements Ledger {

    /** Rows of one statement: a partner's have seven at most. */
    private static final int AT_ONCE = 2_000;

    private static final String USED = "(CASE WHEN m.since >= excluded.since THEN m.issued ELSE 0 END + excluded.owed)";
    private static final String TOKENS =
            "(least(excluded.most, m.tokens + excluded.rate * greatest(0, extract(epoch FROM excluded.at - m.at)))"
                    + " - excluded.owed)";
    private static final String GRANT = "(CASE WHEN excluded.want <= 0 THEN excluded.want"
            + " WHEN excluded.rate > 0 THEN greatest(0, least(excluded.want, floor(" + TOKENS + ")))"
            + " ELSE greatest(0, least(excluded.want, excluded.most - " + USED + ")) END)";

    /** Those that settle are counted without this one: a statement does not see what it writes itself. */
    private static final String SETTLE =
            """
            WITH asked AS (
                SELECT a.account::uuid AS account, a.kind, a.rate::float8 AS rate, a.most::bigint AS most,
                       a.since::timestamptz AS since, a.want::bigint AS want, a.owed::bigint AS owed,
                       a.kept::bigint AS kept, ?::timestamptz AS now, ?::uuid AS instance, ?::timestamptz AS until
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     AS a (account, kind, rate, most, since, want, owed, kept)),
            here AS (
                INSERT INTO metering_instance AS i (id, until) SELECT DISTINCT instance, until FROM asked
                ON CONFLICT (id) DO UPDATE SET until = excluded.until),
            settled AS (
                INSERT INTO meter AS m (account_id, kind, since, at, rate, most, want, owed, granted, issued, tokens)
                SELECT account, kind, since, now, rate, most, want, owed,
                       greatest(0, least(want, most - owed)), owed + greatest(0, least(want, most - owed)),
                       most - owed - greatest(0, least(want, most - owed))
                FROM asked ORDER BY account, kind
                ON CONFLICT (account_id, kind) DO UPDATE SET
                    since = greatest(m.since, excluded.since), at = greatest(m.at, excluded.at), rate = excluded.rate,
                    most = excluded.most, want = excluded.want, owed = excluded.owed, granted = $GRANT,
                    issued = CASE WHEN excluded.rate > 0 THEN 0 ELSE greatest(0, $USED + $GRANT) END,
                    tokens = least(excluded.most, $TOKENS - $GRANT),
                    warned_at = CASE
                        WHEN excluded.rate > 0 THEN NULL
                        WHEN m.warned_at IS NOT NULL AND m.since >= excluded.since THEN m.warned_at
                        WHEN ($USED + $GRANT) * 5 >= excluded.most * 4 THEN excluded.at END
                RETURNING account_id, kind, since, rate, granted,
                          CASE WHEN rate > 0 THEN tokens ELSE most - issued END AS left_over, warned_at),
            leased AS (
                INSERT INTO meter_lease AS l (account_id, kind, instance_id, since, held)
                SELECT s.account_id, s.kind, a.instance, s.since, greatest(0, a.kept + greatest(0, s.granted))
                FROM settled s JOIN asked a ON a.account = s.account_id AND a.kind = s.kind
                WHERE s.rate = 0 ORDER BY 1, 2
                ON CONFLICT (account_id, kind, instance_id) DO UPDATE SET since = excluded.since, held = excluded.held)
            SELECT s.account_id, s.kind, s.granted, s.left_over, coalesce(s.warned_at = a.now, false),
                   (SELECT count(*) FROM metering_instance i WHERE i.until >= a.now AND i.id <> a.instance),
                   (SELECT count(*) FROM metering_instance i WHERE i.until < a.now AND i.id <> a.instance)
            FROM settled s JOIN asked a ON a.account = s.account_id AND a.kind = s.kind
            """.replace("$GRANT", GRANT).replace("$USED", USED).replace("$TOKENS", TOKENS);

    /** An instance that has nothing to settle says that it lives. */
    private static final String ANNOUNCE = """
            WITH here AS (
                INSERT INTO metering_instance (id, until) VALUES (?, ?::timestamptz)
                ON CONFLICT (id) DO UPDATE SET until = excluded.until)
            SELECT count(*) FILTER (WHERE i.until >= ?::timestamptz), count(*) FILTER (WHERE i.until < ?::timestamptz)
            FROM metering_instance i WHERE i.id <> ?
            """;

    /** What instances held that have not been heard of since their leases ended goes back. */
    private static final String SWEEP = """
            WITH dead AS (DELETE FROM metering_instance WHERE until < ?::timestamptz RETURNING id),
            ended AS (DELETE FROM meter_lease l USING dead d WHERE l.instance_id = d.id RETURNING l.*),
            back AS (SELECT account_id, kind, since, sum(held) AS held FROM ended GROUP BY account_id, kind, since),
            locked AS (
                SELECT m.account_id, m.kind, b.held FROM meter m JOIN back b USING (account_id, kind, since)
                ORDER BY m.account_id, m.kind FOR UPDATE OF m)
            UPDATE meter m SET issued = greatest(0, m.issued - l.held) FROM locked l
            WHERE m.account_id = l.account_id AND m.kind = l.kind
            """;

    private static final String LEAVE = "UPDATE metering_instance SET until = '-infinity' WHERE id = ?";

    private static final int SECONDS = 2;

    private final DirectConnections connections;
    private @Nullable Connection own;

    PostgresLedger(DirectConnections connections) {
        this.connections = connections;
    }

    private Connection connection() throws SQLException {
        Connection open = own;
        if (open == null || open.isClosed()) {
            open = connections.openBounded("limits");
            own = open;
        }
        return open;
    }

    /** The next settling takes a new one. */
    private void close() {
        try (Connection _ = own) {
            own = null;
        } catch (SQLException _) {
            // It is gone already.
        }
    }

    @Override
    public synchronized Settled settle(UUID instance, Instant now, List<Ask> asks) {
        Map<MeterId, Grant> grants = new HashMap<>();
        int others = 0;
        boolean someDied = false;
        try {
            Connection connection = connection();
            if (asks.isEmpty()) {
                return new Settled(Map.of(), announce(connection, instance, now) + 1);
            }
            for (int from = 0; from < asks.size(); from += AT_ONCE) {
                List<Ask> some = asks.subList(from, Math.min(asks.size(), from + AT_ONCE));
                try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
                    settle.setQueryTimeout(SECONDS);
                    bind(connection, settle, instance, now, some);
                    try (ResultSet rows = settle.executeQuery()) {
                        while (rows.next()) {
                            grants.put(
                                    new MeterId(rows.getObject(1, UUID.class), MeterKind.ofWord(rows.getString(2))),
                                    new Grant(rows.getLong(3), rows.getDouble(4), rows.getBoolean(5)));
                            others = rows.getInt(6);
                            someDied = rows.getInt(7) > 0;
                        }
                    }
                }
            }
            if (someDied) {
                sweep(connection, now);
            }
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("limits could not be settled", e);
        }
        return new Settled(grants, others + 1);
    }

    private static int announce(Connection connection, UUID instance, Instant now) throws SQLException {
        try (PreparedStatement announce = connection.prepareStatement(ANNOUNCE)) {
            announce.setQueryTimeout(SECONDS);
            announce.setObject(1, instance);
            announce.setObject(2, OffsetDateTime.ofInstant(now.plus(Meter.LEASE), ZoneOffset.UTC));
            announce.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            announce.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            announce.setObject(5, instance);
            try (ResultSet row = announce.executeQuery()) {
                row.next();
                if (row.getInt(2) > 0) {
                    sweep(connection, now);
                }
                return row.getInt(1);
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement settle, UUID instance, Instant now, List<Ask> asks)
            throws SQLException {
        settle.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        settle.setObject(2, instance);
        settle.setObject(3, OffsetDateTime.ofInstant(now.plus(Meter.LEASE), ZoneOffset.UTC));
        List<Function<Ask, Object>> columns = List.of(
                ask -> ask.id().account(),
                ask -> ask.id().kind().word(),
                ask -> ask.bound().rate(),
                ask -> ask.bound().most(),
                Ask::since,
                Ask::want,
                Ask::owed,
                Ask::kept);
        for (int i = 0; i < columns.size(); i++) {
            settle.setArray(
                    i + 4,
                    connection.createArrayOf(
                            "text",
                            asks.stream()
                                    .map(columns.get(i))
                                    .map(String::valueOf)
                                    .toArray()));
        }
    }

    private static void sweep(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement sweep = connection.prepareStatement(SWEEP)) {
            sweep.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            sweep.executeUpdate();
        }
    }

    @Override
    public synchronized void leave(UUID instance) {
        try (PreparedStatement leave = connection().prepareStatement(LEAVE)) {
            leave.setObject(1, instance);
            leave.executeUpdate();
            sweep(connection(), Instant.EPOCH);
        } catch (SQLException e) {
            throw new IllegalStateException("leases could not be given back", e);
        } finally {
            close();
        }
    }
}
