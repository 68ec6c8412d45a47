package press.dateline.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in the database, where no address answers it. */
public final class Rows {

    private Rows() {}

    /** The rows of a query, the columns of each parted by spaces; null is a minus. */
    public static List<String> of(String sql) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i) == null ? "-" : rows.getString(i));
                }
                found.add(String.join(" ", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Changes rows, as nobody could through the API. */
    public static void change(String sql) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A digest of all that is stored, but for the keys that tests make. */
    public static String digest() {
        List<String> tables = of("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                + " AND tablename NOT IN ('api_key', 'change', 'secret') AND tablename !~ '^(change_|meter|usage_count)'"
                + " ORDER BY tablename");
        tables.add("(SELECT * FROM change WHERE type <> 'key')");
        return String.join(
                " ",
                of(tables.stream()
                        .map(table ->
                                "SELECT md5(coalesce(string_agg(cast(t AS text), '|' ORDER BY cast(t AS text)), ''))"
                                        + " FROM " + table + " t")
                        .collect(Collectors.joining(" UNION ALL "))));
    }

    /** What the log says of a thing, in its order: kind, revision, audience, reason. */
    public static List<String> log(String target) {
        return of("SELECT kind, revision, audience, reason FROM change WHERE target_id = '" + target
                + "' AND type <> 'listing' ORDER BY seq");
    }
}
