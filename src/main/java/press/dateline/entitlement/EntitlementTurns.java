package press.dateline.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.EntitlementTerms;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.Due;
import press.dateline.change.DueHandler;
import press.dateline.change.DueKind;

/** Tells a partner when an entitlement begins or ends by the clock: what it sees is another thing from then on. */
@ApplicationScoped
class EntitlementTurns implements DueHandler {

    private final Session session;
    private final ChangeLog log;

    EntitlementTurns(Session session, ChangeLog log) {
        this.session = session;
        this.log = log;
    }

    /** When an entitlement begins or ends next; empty where it does not. */
    static Optional<Instant> next(EntitlementTerms terms, Instant after) {
        return Stream.of(Optional.ofNullable(terms.from()), Optional.ofNullable(terms.until()))
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(after))
                .min(Instant::compareTo);
    }

    @Override
    public DueKind kind() {
        return DueKind.ENTITLEMENT_TURN;
    }

    @Override
    public Outcome work(Due due) {
        List<Object[]> rows = session.createNativeQuery(
                        "SELECT partner_id, revision, until_at FROM entitlement WHERE id = ?1", Object[].class)
                .setParameter(1, due.target())
                .getResultList();
        for (Object[] row : rows) {
            log.append(new Change(
                    ChangeType.ENTITLEMENT,
                    due.target(),
                    ChangeKind.UPDATED,
                    (Integer) row[1],
                    null,
                    Change.partner((UUID) row[0]),
                    null));
            @Nullable Instant until = (Instant) row[2];
            if (until != null && until.isAfter(due.at())) {
                return Outcome.again(until);
            }
        }
        return Outcome.DONE;
    }
}
