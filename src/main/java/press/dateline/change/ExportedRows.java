package press.dateline.change;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Goes through any number of rows at constant memory: PostgreSQL gives a few at a time, of one statement. */
public final class ExportedRows {

    private static final int ROWS = 500;

    private ExportedRows() {}

    /**
     * Goes through ids.
     *
     * @param sql a query of one column
     * @param atOnce how many are given together; what was loaded for them is forgotten afterwards
     */
    public static void ids(Session session, String sql, int atOnce, Consumer<List<UUID>> some) {
        try (Stream<UUID> ids =
                session.createNativeQuery(sql, UUID.class).setFetchSize(ROWS).getResultStream()) {
            ids.gather(Gatherers.windowFixed(atOnce)).forEach(chunk -> {
                some.accept(chunk);
                session.clear();
            });
        }
    }

    /** Goes through rows. */
    public static void each(Session session, String sql, Consumer<Object[]> row) {
        try (Stream<Object[]> rows = session.createNativeQuery(sql, Object[].class)
                .setFetchSize(ROWS)
                .getResultStream()) {
            rows.forEach(row);
        }
    }
}
