package press.dateline.quota;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyHolder;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;
import press.dateline.usage.SiteDays;

/**
 * What each caller may use, in memory: all plans are read at the start, and anew when the log says that one has changed;
 * they are few. Meters are made when somebody calls.
 */
@Singleton
class Allowances implements ChangeFollower {

    private static final String PLANS = """
            SELECT c.account_id, p.rate, p.burst, p.day_requests, p.day_articles, p.day_bytes, p.month_requests,
                   p.month_articles, p.month_bytes
            FROM (SELECT partner_id AS account_id, plan_id FROM partner_plan
                  UNION ALL SELECT key_id, plan_id FROM key_plan) c
            JOIN plan p ON p.id = c.plan_id
            """;

    private final DataSource dataSource;
    private final Map<MeterId, Meter> meters = new ConcurrentHashMap<>();
    private final Map<KeyHolder, Allowance> known = new ConcurrentHashMap<>();
    private volatile Map<UUID, Limits> limits = Map.of();
    private final SiteDays days;

    Allowances(DataSource dataSource, SiteDays days) {
        this.dataSource = dataSource;
        this.days = days;
    }

    /** What a key may use: within its partner's plan, where there is one. */
    Allowance of(KeyHolder holder) {
        Allowance allowance = known.get(holder);
        return allowance == null ? remembered(holder) : allowance;
    }

    private synchronized Allowance remembered(KeyHolder holder) {
        return known.computeIfAbsent(holder, this::make);
    }

    private Allowance make(KeyHolder holder) {
        List<Meter> all = new ArrayList<>();
        if (holder.partner() != null) {
            all.addAll(meters(holder.partner()));
        }
        all.addAll(meters(holder.key()));
        return all.isEmpty() ? Allowance.UNLIMITED : new Allowance(all);
    }

    private List<Meter> meters(UUID account) {
        Limits of = limits.get(account);
        return of == null
                ? List.of()
                : of.bounds().entrySet().stream()
                        .map(bound -> meter(new MeterId(account, bound.getKey()), bound.getValue()))
                        .toList();
    }

    private Meter meter(MeterId id, Bound bound) {
        return Objects.requireNonNull(meters.compute(
                id,
                (_, meter) -> meter != null && meter.bound().equals(bound) ? meter : new Meter(id, bound, days::zone)));
    }

    /** The meters of a partner or a key; none where nothing limits it. */
    List<Meter> ofAccount(UUID account) {
        return meters(account);
    }

    /** All that somebody has called under. */
    Collection<Meter> all() {
        return meters.values();
    }

    @Override
    public long startAfter(long newest) {
        read();
        return newest;
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        if (changes.stream()
                .anyMatch(change -> change.type() == ChangeType.SETTINGS || change.type() == ChangeType.PARTNER)) {
            read();
        }
    }

    /** What the ledger has may be another one's. */
    @Override
    public void missed() {
        meters.clear();
        read();
    }

    /** A write of a plan is answered when it holds here, where it is asked for. */
    @Override
    public boolean guardsReads() {
        return true;
    }

    private void read() {
        Map<UUID, Limits> read = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PLANS)) {
            while (rows.next()) {
                Map<MeterKind, @Nullable Long> quotas = new EnumMap<>(MeterKind.class);
                for (MeterKind kind : EnumSet.complementOf(EnumSet.of(MeterKind.RATE))) {
                    quotas.put(kind, rows.getObject(kind.word().replace('-', '_'), Long.class));
                }
                read.put(
                        rows.getObject("account_id", UUID.class),
                        Limits.of(rows.getObject("rate", Double.class), rows.getObject("burst", Long.class), quotas));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("plans cannot be read", e);
        }
        apply(read);
    }

    private synchronized void apply(Map<UUID, Limits> read) {
        limits = read;
        meters.keySet().removeIf(id -> {
            Limits of = read.get(id.account());
            return of == null || !of.bounds().containsKey(id.kind());
        });
        known.clear();
    }
}
