package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What a comment is posted into. */
@ApplicationScoped
class Surroundings {

    private final Session session;

    Surroundings(Session session) {
        this.session = session;
    }

    /**
     * What is there.
     *
     * @param authors the names of those who wrote the article, by their ids among the people
     * @param root what the thread of the comment that is answered began with; empty where none is, or that is not shown
     */
    record Found(Map<UUID, String> authors, Optional<UUID> root) {}

    /** Looks around on a public article; one statement. */
    Found on(UUID article, @Nullable UUID parent) {
        Map<UUID, String> authors = new HashMap<>();
        UUID root = null;
        for (Object[] row : session.createNativeQuery("""
                        SELECT w.person_id, p.name, cast(NULL AS uuid) AS root FROM article a
                        JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
                        JOIN revision_author w ON w.revision_id = r.id
                        JOIN person p ON p.id = w.person_id
                        WHERE a.id = :article
                        UNION ALL
                        SELECT NULL, NULL, c.root_id FROM comment c
                        JOIN comment t ON t.id = c.root_id AND t.state = 'approved'
                        WHERE c.id = cast(nullif(:parent, '') AS uuid) AND c.article_id = :article
                            AND c.state = 'approved'
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("parent", Objects.toString(parent, ""))
                .getResultList()) {
            if (row[2] == null) {
                authors.put((UUID) row[0], (String) row[1]);
            } else {
                root = (UUID) row[2];
            }
        }
        return new Found(authors, Optional.ofNullable(root));
    }
}
