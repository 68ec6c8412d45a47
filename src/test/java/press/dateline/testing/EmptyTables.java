package press.dateline.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Empties the database, less the schema, the site's row (set back to what the migration made), the secrets and the database's id. */
@ApplicationScoped
public class EmptyTables {

    private final Session session;

    EmptyTables(Session session) {
        this.session = session;
    }

    /** Deletes every row. */
    @Transactional
    public void empty() {
        session.createNativeQuery("""
                        DO $$
                        DECLARE tables text;
                        BEGIN
                            SELECT string_agg(quote_ident(tablename), ', ') INTO tables FROM pg_tables
                            WHERE schemaname = current_schema()
                              AND tablename NOT IN ('flyway_schema_history', 'database_identity', 'secret', 'site');
                            EXECUTE 'TRUNCATE ' || tables || ' CASCADE';
                        END $$
                        """, Object.class).executeUpdate();
        // Those that follow the log begin anew, too.
        session.createNativeQuery("SELECT pg_notify('dateline_change', '0')", Object.class)
                .getSingleResult();
        session.createNativeMutationQuery("""
                        INSERT INTO site (
                            id, name, language, time_zone, web_url, article_pattern, section_pattern, tag_pattern,
                            person_pattern, place_pattern, comments_identity, comments_prompt, revision, created_at,
                            modified_at)
                        VALUES (
                            '01900000-0000-7000-8000-000000000001', 'Dateline', 'en', 'UTC',
                            'https://www.example.org', '/{section}/{slug}', '/{path}', '/tags/{slug}',
                            '/people/{slug}', '/places/{slug}', 'both', 'Comment on this:', 1, now(), now())
                        """).executeUpdate();
    }
}
