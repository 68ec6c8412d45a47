package press.dateline.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyHolder;
import press.dateline.usage.QuotaStanding;
import press.dateline.usage.QuotaStateView;

/** Reads how much of quotas is used, by all instances: one statement. */
@ApplicationScoped
class QuotaStates implements QuotaStanding {

    /** What instances hold is not used yet. */
    private static final String SELECT = """
            SELECT m.account_id, m.kind, m.since,
                   m.issued - coalesce((SELECT sum(l.held) FROM meter_lease l
                                        WHERE l.account_id = m.account_id AND l.kind = m.kind AND l.since = m.since), 0)
                       AS used, m.warned_at
            FROM meter m WHERE m.account_id IN (:accounts) AND m.rate = 0
            """;

    private final SessionFactory sessions;
    private final Allowances allowances;
    private final Clock clock;

    QuotaStates(SessionFactory sessions, Allowances allowances, Clock clock) {
        this.sessions = sessions;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** A row of the ledger. */
    private record Stored(
            Instant since, long used, @Nullable Instant warnedAt) {}

    @Override
    public List<QuotaStateView> of(KeyHolder holder) {
        List<UUID> accounts = new ArrayList<>();
        if (holder.partner() != null) {
            accounts.add(holder.partner());
        }
        accounts.add(holder.key());
        return states(accounts, holder.partner());
    }

    @Override
    public List<QuotaStateView> ofPartner(UUID partner) {
        return states(List.of(partner), partner);
    }

    private List<QuotaStateView> states(List<UUID> accounts, @Nullable UUID partner) {
        Map<MeterId, Stored> stored = stored(accounts);
        Instant now = clock.instant();
        List<QuotaStateView> states = new ArrayList<>();
        for (UUID account : accounts) {
            for (Meter meter : allowances.ofAccount(account)) {
                @Nullable Instant resetsAt = meter.resetsAt(now.toEpochMilli());
                if (resetsAt != null) {
                    @Nullable Stored row = stored.get(meter.id());
                    boolean current = row != null && row.since.equals(meter.since(now.toEpochMilli()));
                    states.add(new QuotaStateView(
                            meter.kind().word(),
                            account.equals(partner) ? "partner" : "key",
                            meter.bound().most(),
                            row != null && current ? Math.max(0, row.used) : 0,
                            resetsAt,
                            row != null && current ? row.warnedAt : null));
                }
            }
        }
        return states;
    }

    private Map<MeterId, Stored> stored(List<UUID> accounts) {
        Map<MeterId, Stored> stored = new HashMap<>();
        try (var session = sessions.openStatelessSession()) {
            for (Object[] row : session.createNativeQuery(SELECT, Object[].class)
                    .addScalar("account_id", UUID.class)
                    .addScalar("kind", String.class)
                    .addScalar("since", Instant.class)
                    .addScalar("used", Long.class)
                    .addScalar("warned_at", Instant.class)
                    .setParameterList("accounts", accounts)
                    .getResultList()) {
                stored.put(
                        new MeterId((UUID) row[0], MeterKind.ofWord((String) row[1])),
                        new Stored((Instant) row[2], (Long) row[3], (Instant) row[4]));
            }
        }
        return stored;
    }
}
