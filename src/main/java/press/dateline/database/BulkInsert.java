package press.dateline.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Inserts any number of rows into a table by one statement, one array a column ({@code unnest}): the cost of a write
 * is then a fixed number of round trips, whether it is one article or a batch of hundreds.
 */
public final class BulkInsert {

    private static final Pattern PARTS = Pattern.compile(" (?:-> )?");

    private final String table;
    private final List<String> columns;
    private final List<String> types;
    private final List<String> expressions;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private BulkInsert(String table, List<String> columns, List<String> types, List<String> expressions) {
        this.table = table;
        this.columns = columns;
        this.types = types;
        this.expressions = expressions;
    }

    /**
     * An insert into a table.
     *
     * @param columns name and PostgreSQL type of each, such as {@code "id uuid"}; for a column whose type has no such
     *     array, an expression over what is sent: {@code "body text -> convert_to(body, 'UTF8')"}
     */
    public static BulkInsert into(String table, String... columns) {
        List<String[]> parts =
                Stream.of(columns).map(column -> PARTS.split(column, 3)).toList();
        return new BulkInsert(
                table,
                parts.stream().map(part -> part[0]).toList(),
                parts.stream().map(part -> part[1]).toList(),
                parts.stream().map(part -> part[part.length == 3 ? 2 : 0]).toList());
    }

    /** Adds a row; a value's text form must be one that PostgreSQL reads as the column's type. */
    public void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    table + " takes " + columns.size() + " values a row, not " + values.length);
        }
        rows.add(values);
    }

    /** Writes the rows; none is no statement. */
    public void execute(Session session) {
        execute(session, "");
    }

    /**
     * Writes the rows.
     *
     * @param onConflict the ON CONFLICT clause
     */
    public void execute(Session session, String onConflict) {
        Writes writes = new Writes();
        addTo(writes, onConflict);
        writes.execute(session);
    }

    /**
     * Adds the rows to what is written together; none is no write.
     *
     * @param onConflict the ON CONFLICT clause
     */
    public void addTo(Writes writes, String onConflict) {
        if (!rows.isEmpty()) {
            writes.add(
                    "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                            + String.join(", ", expressions) + " FROM " + given() + " " + onConflict,
                    arrays());
        }
    }

    /**
     * Adds a deletion to what is written together: of the rows that fit a condition and are not among these. Written
     * with {@link #addTo} these then stand in the place of all that were there.
     *
     * @param condition on the table, which is called {@code t} here
     * @param values of the condition's parameters
     * @param key the columns that tell the rows apart
     */
    public void deleteOthers(Writes writes, String condition, Map<String, ?> values, String... key) {
        Map<String, Object> all = new HashMap<>(values);
        String others = "";
        if (!rows.isEmpty()) {
            all.putAll(arrays());
            others = Stream.of(key)
                    .map(column -> "g." + column + " = t." + column)
                    .collect(Collectors.joining(
                            " AND ",
                            " AND NOT EXISTS (SELECT 1 FROM " + given().replace(" AS t (", " AS g (") + " WHERE ",
                            ")"));
        }
        writes.add("DELETE FROM " + table + " t WHERE " + condition + others, all);
    }

    private String given() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "cast(:c" + i + " as " + types.get(i) + "[])")
                .collect(Collectors.joining(", ", "unnest(", ") AS t (" + String.join(", ", columns) + ")"));
    }

    private Map<String, Object> arrays() {
        Map<String, Object> arrays = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            arrays.put(
                    "c" + i,
                    rows.stream()
                            .map(row -> row[column] == null ? null : String.valueOf(row[column]))
                            .toArray(String[]::new));
        }
        return arrays;
    }
}
