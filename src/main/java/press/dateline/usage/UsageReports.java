package press.dateline.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Reads what was counted. */
@ApplicationScoped
public class UsageReports {

    private final SessionFactory sessions;

    UsageReports(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What a key was answered, from a day to a day, in the order of days and paths; one statement. */
    public List<UsageRowView> ofKey(UUID key, LocalDate from, LocalDate to) {
        return read("key_id", key, from, to);
    }

    /** What all keys of a partner were answered. */
    public List<UsageRowView> ofPartner(UUID partner, LocalDate from, LocalDate to) {
        return read("partner_id", partner, from, to);
    }

    private List<UsageRowView> read(String column, UUID account, LocalDate from, LocalDate to) {
        try (var session = sessions.openStatelessSession()) {
            return session
                    .createNativeQuery("""
                            SELECT day, operation, cast(sum(requests) AS bigint) AS requests,
                                   cast(sum(articles) AS bigint) AS articles, cast(sum(bytes) AS bigint) AS bytes,
                                   cast(sum(refused) AS bigint) AS refused, cast(sum(free) AS bigint) AS free
                            FROM usage_count WHERE %s = :account AND day BETWEEN :since AND :until
                            GROUP BY day, operation ORDER BY day, operation
                            """.formatted(column), Object[].class)
                    .addScalar("day", LocalDate.class)
                    .addScalar("operation", String.class)
                    .addScalar("requests", Long.class)
                    .addScalar("articles", Long.class)
                    .addScalar("bytes", Long.class)
                    .addScalar("refused", Long.class)
                    .addScalar("free", Long.class)
                    .setParameter("account", account)
                    .setParameter("since", from)
                    .setParameter("until", to)
                    .getResultList()
                    .stream()
                    .map(UsageReports::row)
                    .toList();
        }
    }

    private static UsageRowView row(Object[] row) {
        return new UsageRowView(
                (LocalDate) row[0], (String) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (Long) row[5], (Long)
                        row[6]);
    }
}
