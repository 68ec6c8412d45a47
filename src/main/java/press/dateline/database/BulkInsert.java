package press.dateline.database;

import java.util.ArrayList;
import java.util.List;
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
                Stream.of(columns).map(column -> column.split(" (?:-> )?", 3)).toList();
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
        if (rows.isEmpty()) {
            return;
        }
        String arrays = IntStream.range(0, columns.size())
                .mapToObj(i -> "cast(:c" + i + " as " + types.get(i) + "[])")
                .collect(Collectors.joining(", "));
        var insert = session.createNativeMutationQuery("INSERT INTO " + table + " (" + String.join(", ", columns)
                + ") SELECT " + String.join(", ", expressions) + " FROM unnest(" + arrays + ") AS t ("
                + String.join(", ", columns) + ") " + onConflict);
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            insert.setParameter(
                    "c" + i,
                    rows.stream()
                            .map(row -> row[column] == null ? null : String.valueOf(row[column]))
                            .toArray(String[]::new),
                    String[].class);
        }
        insert.executeUpdate();
    }
}
