package press.dateline.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import org.hibernate.Session;

/** Empties the database, less the schema, the site's row (set back to what the migration made), the secrets and the database's id. */
@ApplicationScoped
public class EmptyTables {

    private static final int ATTEMPTS = 60;

    private final Session session;

    EmptyTables(Session session) {
        this.session = session;
    }

    /** Deletes every row. What goes on in the background may hold one table and want another: then it goes first. */
    public void empty() {
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(this::emptyAll);
                return;
            } catch (PersistenceException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void emptyAll() {
        session.createNativeQuery("""
                        DO $$
                        DECLARE tables text;
                        BEGIN
                            -- Before PostgreSQL looks for deadlocks, and ends either of the two.
                            SET LOCAL lock_timeout = '500ms';
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
