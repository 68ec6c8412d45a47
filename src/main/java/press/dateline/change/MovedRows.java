package press.dateline.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * A column that names a card: moves its rows from one card to another and back, by one or two statements, whatever
 * their number.
 */
public final class MovedRows {

    private final String table;
    private final String column;
    private final Map<String, String> key;
    private final List<String> group;
    private final String order;
    private final Map<String, String> combined;

    private MovedRows(
            String table,
            String column,
            Map<String, String> key,
            List<String> group,
            String order,
            Map<String, String> combined) {
        this.table = table;
        this.column = column;
        this.key = key;
        this.group = group;
        this.order = order;
        this.combined = combined;
    }

    /**
     * Rows of which any number may name the same card.
     *
     * @param key name and PostgreSQL type of each column of the primary key, such as {@code "id uuid"}
     */
    public static MovedRows of(String table, String column, String... key) {
        return new MovedRows(table, column, columns(key), List.of(), "", Map.of());
    }

    /**
     * Rows of which several would say the same once both cards are one: the first of them stays, the others are removed.
     *
     * @param group the columns within which a card is named once
     * @param order the column that says which is the first
     * @param combined what the first says of all, by column: an expression over the row and the window {@code w}
     */
    public MovedRows once(List<String> group, String order, Map<String, String> combined) {
        return new MovedRows(table, column, key, group, order, combined);
    }

    private static Map<String, String> columns(String... named) {
        return Stream.of(named)
                .map(one -> one.split(" ", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (a, b) -> a, LinkedHashMap::new));
    }

    /** Moves the rows; one statement. */
    public void move(Session session, CardMove move) {
        bound(session, group.isEmpty() ? plainMove() : groupedMove(), move).executeUpdate();
    }

    private String plainMove() {
        return """
                WITH moved AS (UPDATE %1$s SET %2$s = :into WHERE %2$s = :from RETURNING %3$s)
                INSERT INTO card_merge_move (merge_id, table_name, before, removed)
                SELECT :merge, '%1$s', to_jsonb(m) || jsonb_build_object('%2$s', CAST(:from AS uuid)), false FROM moved m
                """.formatted(table, column, String.join(", ", key.keySet()));
    }

    private String groupedMove() {
        StringJoiner values = new StringJoiner(", ");
        StringJoiner windows = new StringJoiner("");
        combined.forEach((name, expression) -> {
            values.add(name + " = n.combined_" + name);
            windows.add(", " + expression + " AS combined_" + name);
        });
        String columns = String.join(", ", group);
        String dropped = Stream.concat(
                        Stream.of("first"), combined.keySet().stream().map(name -> "combined_" + name))
                .map(name -> " - '" + name + "'")
                .collect(Collectors.joining());
        return """
                WITH named AS (
                    SELECT t.*, min(t.%4$s) OVER w AS first%7$s
                    FROM (SELECT DISTINCT %3$s FROM %1$s WHERE %2$s = :from) g
                    JOIN %1$s t USING (%3$s)
                    WHERE t.%2$s IN (:from, :into)
                    WINDOW w AS (PARTITION BY %5$s)
                ), remembered AS (
                    INSERT INTO card_merge_move (merge_id, table_name, before, removed)
                    SELECT :merge, '%1$s', to_jsonb(n)%8$s, n.%4$s <> n.first FROM named n
                ), removed AS (
                    DELETE FROM %1$s t USING named n WHERE %6$s AND n.%4$s <> n.first
                )
                UPDATE %1$s t SET %2$s = :into%9$s FROM named n WHERE %6$s AND n.%4$s = n.first
                """.formatted(
                table,
                column,
                columns,
                order,
                group.stream().map(name -> "t." + name).collect(Collectors.joining(", ")),
                key.keySet().stream().map(name -> "t." + name + " = n." + name).collect(Collectors.joining(" AND ")),
                windows,
                dropped,
                values.length() == 0 ? "" : ", " + values);
    }

    /** Moves the rows back, and puts those back that were removed; one statement, or two. */
    public void restore(Session session, CardMove move) {
        StringJoiner values = new StringJoiner(", ");
        values.add(column + " = CAST(m.before ->> '" + column + "' AS uuid)");
        combined.keySet().forEach(name -> values.add(name + " = m.before ->> '" + name + "'"));
        bound(
                        session,
                        "UPDATE " + table + " t SET " + values + " FROM card_merge_move m WHERE " + remembered()
                                + " AND NOT m.removed AND "
                                + key.entrySet().stream()
                                        .map(one -> "t." + one.getKey() + " = CAST(m.before ->> '" + one.getKey()
                                                + "' AS " + one.getValue() + ")")
                                        .collect(Collectors.joining(" AND ")),
                        move)
                .executeUpdate();
        if (!group.isEmpty()) {
            bound(
                            session,
                            "INSERT INTO " + table + " SELECT r.* FROM card_merge_move m CROSS JOIN LATERAL"
                                    + " jsonb_populate_record(CAST(NULL AS " + table + "), m.before) r WHERE "
                                    + remembered() + " AND m.removed",
                            move)
                    .executeUpdate();
        }
    }

    private String remembered() {
        return "m.merge_id = :merge AND m.table_name = '" + table + "'";
    }

    private static MutationQuery bound(Session session, String sql, CardMove move) {
        MutationQuery query = session.createNativeMutationQuery(sql).setParameter("merge", move.merge());
        return sql.contains(":from")
                ? query.setParameter("from", move.from()).setParameter("into", move.into())
                : query;
    }

    /**
     * A query for how many rows name the card {@code :card} and what they say, as one text.
     *
     * @param says the columns that count
     */
    public String fingerprint(String... says) {
        return "SELECT concat('" + table + "." + column
                + " ', count(*), ' ', coalesce(sum(hashtextextended(concat_ws('|', " + String.join(", ", says)
                + "), 0)), 0)) FROM " + table + " WHERE " + column + " = :card";
    }
}
