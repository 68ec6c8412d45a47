package press.dateline.index;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the index is made of, at one statement for any number of articles: the rendered documents, and what these
 * are listed under. By JDBC, as it runs on threads without requests and transactions, millions of rows at a time; in a
 * transaction it sees what that has written.
 */
@Singleton
class IndexRows {

    /** Facets of sections are marked: no other source knows which of them are. */
    private static final String SELECT = """
            SELECT a.id, a.published_at, a.embargo_until, a.ends_at, convert_from(d.body, 'UTF8'),
                (SELECT string_agg(CASE WHEN s.id IS NULL THEN '' ELSE '+' END || f.facet_id, ',')
                    FROM facet f LEFT JOIN section s ON s.id = f.facet_id WHERE f.article_id = a.id),
                (SELECT string_agg(cast(c.card_id AS text), ',') FROM document_card c WHERE c.article_id = a.id),
                array_to_string(l.traits, ','), l.rights_end
            FROM article a JOIN document d ON d.article_id = a.id AND d.kind = 'full'
            LEFT JOIN article_listing l ON l.article_id = a.id AND l.revision = a.published_revision
            WHERE a.status = 'published' AND\s""";

    private static final String BY_IDS = SELECT + "a.id = ANY(?)";
    private static final String BY_RANGE = SELECT + "a.id > ? AND a.id <= ?";

    private static final String BOUNDS = """
            SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS row, count(*) OVER () AS rows
                FROM article WHERE status = 'published') a
            WHERE row % ? = 0 OR row = rows ORDER BY id
            """;

    private final DataSource dataSource;

    IndexRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of the articles that are published. */
    List<IndexedArticle> byIds(Collection<UUID> ids) {
        return read(BY_IDS, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
        });
    }

    /** The published articles whose ids lie behind one, up to and with another. */
    List<IndexedArticle> between(UUID after, UUID last) {
        return read(BY_RANGE, (_, statement) -> {
            statement.setObject(1, after);
            statement.setObject(2, last);
        });
    }

    /** The id of each n-th published article in the order of ids, and the last one. */
    List<UUID> bounds(int each) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BOUNDS)) {
            statement.setInt(1, each);
            List<UUID> bounds = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bounds.add(rows.getObject(1, UUID.class));
                }
            }
            return bounds;
        } catch (SQLException e) {
            throw new IllegalStateException("the articles for the index cannot be counted", e);
        }
    }

    /** What tells this database from others, and its log's newest change. */
    LuceneIndex.Content newestChange() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT i.id, coalesce(c.seq, 0), coalesce(c.at, 'epoch') FROM database_identity i
                        LEFT JOIN (SELECT seq, at FROM change ORDER BY seq DESC LIMIT 1) c ON true
                        """);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new LuceneIndex.Content(row.getString(1), row.getLong(2), Objects.requireNonNull(instant(row, 3)));
        } catch (SQLException e) {
            throw new IllegalStateException("the change log cannot be read", e);
        }
    }

    /** Whether this database's log has a change which was made at that time; 0 stands for the log's beginning. */
    boolean hasChange(String database, long seq, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT i.id, c.at FROM database_identity i LEFT JOIN change c ON c.seq = ?
                        """)) {
            statement.setLong(1, seq);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString(1).equals(database) && (seq == 0 || at.equals(instant(row, 2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the change log cannot be read", e);
        }
    }

    private interface Binding {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private List<IndexedArticle> read(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(connection, statement);
            List<IndexedArticle> articles = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    articles.add(article(row));
                }
            }
            return articles;
        } catch (SQLException e) {
            throw new IllegalStateException("the articles for the index cannot be read", e);
        }
    }

    private static IndexedArticle article(ResultSet row) throws SQLException {
        Instant publishedAt = Objects.requireNonNull(instant(row, 2));
        RenderedText text = RenderedText.of(row.getString(5));
        List<UUID> facets = new ArrayList<>();
        List<UUID> sections = new ArrayList<>();
        for (String facet : split(row.getString(6))) {
            boolean section = facet.charAt(0) == '+';
            UUID id = UUID.fromString(section ? facet.substring(1) : facet);
            facets.add(id);
            if (section) {
                sections.add(id);
            }
        }
        List<UUID> shows = new ArrayList<>();
        for (String card : split(row.getString(7))) {
            shows.add(UUID.fromString(card));
        }
        shows.removeAll(facets);
        return new IndexedArticle(
                row.getObject(1, UUID.class),
                publishedAt,
                text.updatedAt(publishedAt),
                text.modifiedAt(publishedAt),
                instant(row, 3),
                instant(row, 4),
                List.of(split(row.getString(8))),
                instant(row, 9),
                facets,
                shows,
                sections,
                text.tags(),
                text.people(),
                text.places(),
                text.text());
    }

    private static String[] split(@Nullable String ids) {
        return ids == null ? new String[0] : ids.split(",");
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
