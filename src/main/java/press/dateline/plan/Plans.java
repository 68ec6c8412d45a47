package press.dateline.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.Times;

/** The plans, and who has which. */
@ApplicationScoped
class Plans {

    /** Who can have a plan. */
    enum Of {
        PARTNER("partner", "partner_plan", "partner_id"),
        KEY("api_key", "key_plan", "key_id");

        private final String account;
        private final String table;
        private final String column;

        Of(String account, String table, String column) {
            this.account = account;
            this.table = table;
            this.column = column;
        }
    }

    private static final String COLUMNS = "p.id, p.name, p.rate, p.burst, p.day_requests, p.day_articles, p.day_bytes,"
            + " p.month_requests, p.month_articles, p.month_bytes, p.created_at, p.revision";

    private final Session session;
    private final ChangeLog log;
    private final Clock clock;

    Plans(Session session, ChangeLog log, Clock clock) {
        this.session = session;
        this.log = log;
        this.clock = clock;
    }

    /** The newest first; one statement. */
    List<PlanView> newestFirst(int rows, Optional<UUID> before) {
        return session.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM plan p WHERE p.id < :before ORDER BY p.id DESC", Object[].class)
                .setParameter("before", before.orElse(new UUID(-1, -1)))
                .setMaxResults(rows)
                .getResultStream()
                .map(Plans::view)
                .toList();
    }

    /** The plan with this id; one statement. */
    Optional<PlanView> byId(UUID id) {
        return session.createNativeQuery("SELECT " + COLUMNS + " FROM plan p WHERE p.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(Plans::view);
    }

    /** The plan that somebody has, who there is; one statement. */
    PlanChoiceView of(Of of, UUID account) {
        Object[] row = session.createNativeQuery(
                        "SELECT " + COLUMNS + ", a.plan_revision FROM " + of.account + " a LEFT JOIN " + of.table
                                + " c ON c." + of.column + " = a.id LEFT JOIN plan p ON p.id = c.plan_id"
                                + " WHERE a.id = :account",
                        Object[].class)
                .setParameter("account", account)
                .getSingleResult();
        return new PlanChoiceView((Integer) row[12], row[0] == null ? null : view(row));
    }

    /** The revision of a plan, which nobody else changes until the transaction ends; one statement. */
    Optional<Integer> locked(UUID id) {
        return session.createNativeQuery("SELECT revision FROM plan WHERE id = :id FOR UPDATE", Integer.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /** The same of the choice that somebody has made, who there is. */
    int locked(Of of, UUID account) {
        return session.createNativeQuery(
                        "SELECT plan_revision FROM " + of.account + " WHERE id = :account FOR NO KEY UPDATE",
                        Integer.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    /** Makes a plan. */
    PlanView add(NewPlan wanted, @Nullable UUID actor) {
        UUID id = Ids.next();
        Instant now = Times.now(clock);
        write("""
                INSERT INTO plan (id, name, rate, burst, day_requests, day_articles, day_bytes, month_requests,
                                  month_articles, month_bytes, created_at)
                VALUES (:id, :name, cast(:rate AS float8), cast(:burst AS bigint), cast(:dayRequests AS bigint),
                        cast(:dayArticles AS bigint), cast(:dayBytes AS bigint), cast(:monthRequests AS bigint),
                        cast(:monthArticles AS bigint), cast(:monthBytes AS bigint), :now)
                """, id, wanted).setParameter("now", now).executeUpdate();
        changed(id, ChangeKind.PUBLISHED, actor);
        return view(id, wanted, now);
    }

    /** Makes a plan what is wanted. */
    void replace(UUID id, NewPlan wanted, @Nullable UUID actor) {
        write("""
                UPDATE plan SET revision = revision + 1, name = :name, rate = cast(:rate AS float8), burst = cast(:burst AS bigint),
                    day_requests = cast(:dayRequests AS bigint), day_articles = cast(:dayArticles AS bigint),
                    day_bytes = cast(:dayBytes AS bigint), month_requests = cast(:monthRequests AS bigint),
                    month_articles = cast(:monthArticles AS bigint), month_bytes = cast(:monthBytes AS bigint)
                WHERE id = :id
                """, id, wanted).executeUpdate();
        changed(id, ChangeKind.UPDATED, actor);
    }

    /** Deletes a plan that nobody has: the database refuses others. False where there is none. */
    boolean delete(UUID id, @Nullable UUID actor) {
        boolean found = session.createNativeMutationQuery("DELETE FROM plan WHERE id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
        if (found) {
            changed(id, ChangeKind.DELETED, actor);
        }
        return found;
    }

    /** Gives somebody a plan, or none. */
    void choose(Of of, UUID account, @Nullable UUID plan, @Nullable UUID actor) {
        if (plan == null) {
            session.createNativeMutationQuery("DELETE FROM " + of.table + " WHERE " + of.column + " = :account")
                    .setParameter("account", account)
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery("INSERT INTO " + of.table + " (" + of.column
                            + ", plan_id) VALUES (:account, :plan) ON CONFLICT (" + of.column
                            + ") DO UPDATE SET plan_id = excluded.plan_id")
                    .setParameter("account", account)
                    .setParameter("plan", plan)
                    .executeUpdate();
        }
        session.createNativeMutationQuery(
                        "UPDATE " + of.account + " SET plan_revision = plan_revision + 1 WHERE id = :account")
                .setParameter("account", account)
                .executeUpdate();
        changed(account, ChangeKind.UPDATED, actor);
    }

    /** Every instance hears of it, and reads all plans anew. */
    private void changed(UUID target, ChangeKind kind, @Nullable UUID actor) {
        log.append(new Change(ChangeType.SETTINGS, target, kind, null, null, actor));
    }

    private MutationQuery write(String sql, UUID id, NewPlan wanted) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("rate", wanted.rate());
        values.put("burst", wanted.burst());
        values.put("dayRequests", wanted.day() == null ? null : wanted.day().requests());
        values.put("dayArticles", wanted.day() == null ? null : wanted.day().articles());
        values.put("dayBytes", wanted.day() == null ? null : wanted.day().bytes());
        values.put(
                "monthRequests", wanted.month() == null ? null : wanted.month().requests());
        values.put(
                "monthArticles", wanted.month() == null ? null : wanted.month().articles());
        values.put("monthBytes", wanted.month() == null ? null : wanted.month().bytes());
        MutationQuery query =
                session.createNativeMutationQuery(sql).setParameter("id", id).setParameter("name", wanted.name());
        // As text: Hibernate cannot tell the type of null.
        values.forEach((name, value) -> query.setParameter(name, value == null ? null : value.toString()));
        return query;
    }

    private static PlanView view(UUID id, NewPlan wanted, Instant createdAt) {
        return new PlanView(
                id, wanted.name(), wanted.rate(), wanted.burst(), wanted.day(), wanted.month(), createdAt, 1);
    }

    private static PlanView view(Object[] row) {
        return new PlanView(
                (UUID) row[0],
                (String) row[1],
                (Double) row[2],
                (Long) row[3],
                quota(row, 4),
                quota(row, 7),
                (Instant) row[10],
                (Integer) row[11]);
    }

    private static @Nullable Quota quota(Object[] row, int first) {
        Quota quota = new Quota((Long) row[first], (Long) row[first + 1], (Long) row[first + 2]);
        return quota.requests() == null && quota.articles() == null && quota.bytes() == null ? null : quota;
    }
}
