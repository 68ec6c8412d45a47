package press.dateline.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger's rules without a database. */
final class MemoryLedger implements Ledger {

    private static final double FOUR_FIFTHS = 0.8;

    private final Map<MeterId, Row> rows = new HashMap<>();
    private final Map<UUID, Instant> until = new HashMap<>();
    private final Map<UUID, Map<MeterId, Lease>> leases = new HashMap<>();
    private boolean away;

    private static final class Row {
        private Instant since = Instant.EPOCH;
        private Instant at = Instant.EPOCH;
        private double tokens;
        private long issued;
        private boolean warned;
    }

    private record Lease(Instant since, long held) {}

    void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public Settled settle(UUID instance, Instant now, List<Ask> asks) {
        if (away) {
            throw new IllegalStateException("away");
        }
        until.put(instance, now.plus(Meter.LEASE));
        Map<MeterId, Grant> grants = new HashMap<>();
        for (Ask ask : asks) {
            grants.put(ask.id(), settle(instance, now, ask));
        }
        List<UUID> dead = until.entrySet().stream()
                .filter(one -> one.getValue().isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
        dead.forEach(this::leave);
        return new Settled(grants, until.size());
    }

    private Grant settle(UUID instance, Instant now, Ask ask) {
        Bound bound = ask.bound();
        Row row = rows.computeIfAbsent(ask.id(), _ -> {
            Row made = new Row();
            made.tokens = bound.most();
            made.at = now;
            made.since = ask.since();
            return made;
        });
        if (row.since.isBefore(ask.since())) {
            row.since = ask.since();
            row.issued = 0;
            row.warned = false;
        }
        if (bound.rate() > 0) {
            double seconds = Math.max(0, Duration.between(row.at, now).toMillis() / 1000.0);
            row.tokens = Math.min((double) bound.most(), row.tokens + bound.rate() * seconds) - ask.owed();
            row.at = now.isAfter(row.at) ? now : row.at;
            long granted = ask.want() <= 0 ? ask.want() : Math.clamp((long) Math.floor(row.tokens), 0, ask.want());
            row.tokens = Math.min((double) bound.most(), row.tokens - granted);
            return new Grant(granted, row.tokens, false);
        }
        row.issued += ask.owed();
        long granted = ask.want() <= 0 ? ask.want() : Math.clamp(bound.most() - row.issued, 0, ask.want());
        row.issued = Math.max(0, row.issued + granted);
        leases.computeIfAbsent(instance, _ -> new HashMap<>())
                .put(ask.id(), new Lease(row.since, Math.max(0, ask.kept() + Math.max(0, granted))));
        boolean warns = !row.warned && row.issued >= FOUR_FIFTHS * bound.most();
        row.warned |= warns;
        return new Grant(granted, bound.most() - row.issued, warns);
    }

    @Override
    public void leave(UUID instance) {
        until.remove(instance);
        Map<MeterId, Lease> ended = leases.remove(instance);
        if (ended != null) {
            ended.forEach((id, lease) -> {
                Row row = rows.get(id);
                if (row != null && row.since.equals(lease.since)) {
                    row.issued = Math.max(0, row.issued - lease.held);
                }
            });
        }
    }
}
