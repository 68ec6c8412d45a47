package press.dateline.testing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Looks for something in all of the database: every column of every table, also of those that are yet to come. */
public final class Remains {

    private Remains() {}

    /** The columns ({@code comment.text}) in which a word stands somewhere, in whatever case; it is of ASCII letters. */
    public static List<String> of(String word) {
        List<String> columns = Rows.of("""
                SELECT c.relname, a.attname, a.atttypid = 'bytea'::regtype
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY c.relname, a.attname""");
        return Rows.of(columns.stream()
                .map(column -> column.split(" ", -1))
                .map(column -> "SELECT '" + column[0] + "." + column[1] + "' WHERE EXISTS (SELECT 1 FROM " + column[0]
                        + " WHERE lower(" + text(column[1], column[2].equals("t")) + ") LIKE '%"
                        + word.toLowerCase(Locale.ROOT) + "%')")
                .collect(Collectors.joining(" UNION ALL ")));
    }

    /** Bytes as text, each byte that is no letter of ASCII escaped. */
    private static String text(String column, boolean isBytes) {
        String quoted = "\"" + column + "\"";
        return isBytes ? "encode(" + quoted + ", 'escape')" : "cast(" + quoted + " AS text)";
    }
}
