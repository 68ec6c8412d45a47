package press.dateline.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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

    /** What the log says of a thing, in its order: kind, revision, audience, reason. */
    public static List<String> log(String target) {
        return of(
                "SELECT kind, revision, audience, reason FROM change WHERE target_id = '" + target + "' ORDER BY seq");
    }
}
