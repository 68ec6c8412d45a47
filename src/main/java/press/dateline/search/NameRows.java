package press.dateline.search;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of people, places, sections and tags, at one statement for any number of them. By JDBC, as it runs on
 * threads without requests and transactions.
 */
@Singleton
class NameRows {

    private static final String SELECT = """
            WITH RECURSIVE wanted (id) AS (SELECT unnest(?::uuid[])),
            tree (id, slug, name, path) AS (
                SELECT id, slug, name, ARRAY[slug] FROM section WHERE parent_id IS NULL
                UNION ALL
                SELECT s.id, s.slug, s.name, tree.path || s.slug FROM section s JOIN tree ON s.parent_id = tree.id
            )
            SELECT 'person', id, slug, name, aliases, ARRAY[slug] FROM person WHERE #
            UNION ALL SELECT 'place', id, slug, name, aliases, ARRAY[slug] FROM place WHERE #
            UNION ALL SELECT 'tag', id, slug, name, ARRAY[]::text[], ARRAY[slug] FROM tag WHERE #
            UNION ALL SELECT 'section', id, slug, name, ARRAY[]::text[], path FROM tree""";

    private static final String ALL = SELECT.replace("#", "true");
    private static final String SOME = SELECT.replace("#", "id IN (SELECT id FROM wanted)");

    private final DataSource dataSource;

    NameRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Everything that has a name. */
    List<NamedThing> all() {
        return read(ALL, List.of());
    }

    /** What there is of these, and all sections, as one of them changes the paths of others. */
    List<NamedThing> some(Collection<UUID> ids) {
        return read(SOME, ids);
    }

    private List<NamedThing> read(String sql, Collection<UUID> ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            List<NamedThing> things = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    things.add(new NamedThing(
                            Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                            Objects.requireNonNull(row.getObject(2, UUID.class)),
                            row.getString(3),
                            row.getString(4),
                            texts(row, 5),
                            texts(row, 6)));
                }
            }
            return things;
        } catch (SQLException e) {
            throw new IllegalStateException("the names cannot be read", e);
        }
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        java.sql.@Nullable Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
