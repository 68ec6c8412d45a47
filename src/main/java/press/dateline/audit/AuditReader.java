package press.dateline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Reads who did what; each question is one statement. */
@ApplicationScoped
class AuditReader {

    private static final String SELECT = """
            SELECT a.id, a.at, a.action, a.type, a.thing_id, a.revision, a.via, a.import_id, a.address, k.id, k.name,
                   k.prefix
            FROM audit a LEFT JOIN api_key k ON k.id = a.actor
            WHERE true
            """;

    private final SessionFactory sessions;

    AuditReader(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A row. */
    record Act(
            UUID id,
            Instant at,
            String action,
            String type,
            @Nullable UUID thing,
            @Nullable Integer revision,
            String via,
            @Nullable UUID importJob,
            @Nullable String address,
            AuditView.@Nullable Key key) {}

    /**
     * What to read; null: whatever it is.
     *
     * @param beforeId together with {@code before}: what comes after this row in the list
     */
    record Question(
            @Nullable Collection<UUID> keys,
            @Nullable String type,
            @Nullable UUID thing,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant before,
            @Nullable UUID beforeId) {}

    /** The newest first. */
    List<Act> newestFirst(Question question, int most) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder(SELECT);
        and(sql, parameters, "a.actor IN (:keys)", "keys", question.keys);
        and(sql, parameters, "a.type = :type", "type", question.type);
        and(sql, parameters, "a.thing_id = :thing", "thing", question.thing);
        and(sql, parameters, "a.action = :action", "action", question.action);
        and(sql, parameters, "a.at >= :from", "from", question.from);
        and(sql, parameters, "a.at < :to", "to", question.to);
        and(sql, parameters, "(a.at, a.id) < (:before, :beforeId)", "before", question.before);
        if (question.beforeId != null) {
            parameters.put("beforeId", question.beforeId);
        }
        sql.append(" ORDER BY a.at DESC, a.id DESC");
        try (var session = sessions.openStatelessSession()) {
            var query = session.createNativeQuery(sql.toString(), Object[].class);
            parameters.forEach((name, value) -> {
                if (value instanceof Collection<?> several) {
                    query.setParameterList(name, several);
                } else {
                    query.setParameter(name, value);
                }
            });
            return query.setMaxResults(most).getResultList().stream()
                    .map(AuditReader::act)
                    .toList();
        }
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }

    private static Act act(Object[] row) {
        UUID key = (UUID) row[9];
        return new Act(
                (UUID) row[0],
                (Instant) row[1],
                (String) row[2],
                (String) row[3],
                (UUID) row[4],
                (Integer) row[5],
                (String) row[6],
                (UUID) row[7],
                (String) row[8],
                key == null ? null : new AuditView.Key(key, (String) row[10], (String) row[11]));
    }
}
