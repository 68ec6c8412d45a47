package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes a published article many, with all that belongs to it, faster than the API would. */
public final class Copies {

    private static final Map<String, String> OF_ARTICLE = Map.of(
            "document", "'article_id', c.article",
            "document_card", "'article_id', c.article",
            "facet", "'article_id', c.article");
    private static final List<String> OF_REVISION = List.of("revision_person", "revision_tag", "block");

    /** The lists hear of them by the log. */
    private static final String TELL = """
            WITH told AS (
                INSERT INTO change (at, seq, type, target_id, kind, cache_tags)
                SELECT now(), (SELECT coalesce(max(seq), 0) + 1 FROM change), 'listing', (array_agg(article))[1], 'updated',
                       array_agg('article:' || article)
                FROM copy RETURNING seq)
            SELECT pg_notify('dateline_change', cast(seq AS text)) FROM told
            """;

    private Copies() {}

    /** Copies an article; the copies' slugs end in their numbers, from 1. */
    public static void make(Connection connection, UUID article, int copies) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE copy ON COMMIT DROP AS SELECT n, gen_random_uuid() AS article,"
                    + " gen_random_uuid() AS revision FROM generate_series(1, " + copies + ") n");
            copy(statement, "article", "'id', c.article, 'slug', o.slug || '-' || c.n", "o.id = '" + article + "'");
            copy(
                    statement,
                    "revision",
                    "'id', c.revision, 'article_id', c.article, 'slug', o.slug || '-' || c.n",
                    "o.article_id = '" + article + "'");
            for (String table : OF_REVISION) {
                copy(
                        statement,
                        table,
                        "'revision_id', c.revision",
                        "o.revision_id IN (SELECT id FROM revision WHERE article_id = '" + article + "')");
            }
            for (Map.Entry<String, String> table : OF_ARTICLE.entrySet()) {
                copy(statement, table.getKey(), table.getValue(), "o.article_id = '" + article + "'");
            }
            statement.execute(TELL);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void copy(Statement statement, String table, String changes, String which) throws SQLException {
        statement.execute("INSERT INTO " + table + " SELECT r.* FROM " + table + " o CROSS JOIN copy c CROSS JOIN"
                + " LATERAL jsonb_populate_record(NULL::" + table + ", to_jsonb(o) || jsonb_build_object(" + changes
                + ")) r WHERE " + which);
    }

    /** How many articles wait for their documents to be rendered again. */
    public static long waiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM stale_document")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    /** How many stored documents hold a text. */
    public static long documentsWith(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM document WHERE position(? in convert_from(body, 'UTF8')) > 0")) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }
    }
}
