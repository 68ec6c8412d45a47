package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads what was decided, whatever comment it was on; each question is one statement. */
@ApplicationScoped
public class DecisionLog {

    private final Session session;

    DecisionLog(Session session) {
        this.session = session;
    }

    /**
     * What to read; null: whatever it is.
     *
     * @param madeBy pipeline or reports
     * @param keys the moderators' keys
     * @param moderator what the moderator is called who used the key
     * @param rule one that has found something
     * @param before with {@code beforeId}: what comes after this decision in the list
     */
    public record Question(
            @Nullable String madeBy,
            @Nullable Collection<UUID> keys,
            @Nullable String moderator,
            @Nullable String rule,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant before,
            @Nullable UUID beforeId) {}

    /** A decision, and the comment that it was on. */
    public record Logged(UUID comment, DecisionView decision) {}

    /** The newest first. */
    public List<Logged> newestFirst(Question question, int most) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder("SELECT " + Decisions.COLUMNS + " FROM comment_decision d WHERE true");
        and(sql, parameters, "d.made_by = :madeBy", "madeBy", question.madeBy);
        and(sql, parameters, "d.actor IN (:keys)", "keys", question.keys);
        and(sql, parameters, "d.moderator = :moderator", "moderator", question.moderator);
        // The first condition is that of the index.
        and(
                sql,
                parameters,
                "d.findings <> '[]' AND EXISTS (SELECT 1 FROM jsonb_array_elements(d.findings) AS f"
                        + " WHERE f ->> 'rule' = :rule AND f ->> 'reason' IS DISTINCT FROM '" + ExternalPhase.WAITING
                        + "')",
                "rule",
                question.rule);
        and(sql, parameters, "d.state = :state", "state", question.state);
        and(sql, parameters, "d.at >= :from", "from", question.from);
        and(sql, parameters, "d.at < :to", "to", question.to);
        and(sql, parameters, "(d.at, d.id) < (:before, :beforeId)", "before", question.before);
        if (question.beforeId != null) {
            parameters.put("beforeId", question.beforeId);
        }
        var query = session.createNativeQuery(sql + " ORDER BY d.at DESC, d.id DESC", Object[].class);
        parameters.forEach((name, value) -> {
            if (value instanceof Collection<?> several) {
                query.setParameterList(name, several);
            } else {
                query.setParameter(name, value);
            }
        });
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new Logged((UUID) row[0], Decisions.view(row)))
                .toList();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }
}
