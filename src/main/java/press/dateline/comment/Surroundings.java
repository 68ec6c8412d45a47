package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** What a comment is posted into. */
@ApplicationScoped
class Surroundings {

    private static final String AUTHORS = """
            SELECT w.person_id, p.name, cast(NULL AS uuid) AS root, cast(NULL AS integer) AS revision,
                cast(NULL AS text) AS block, cast(NULL AS text) AS said, cast(NULL AS text) AS digest,
                cast(NULL AS integer) AS start_at, cast(NULL AS integer) AS end_at
            FROM article a
            JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
            JOIN revision_author w ON w.revision_id = r.id
            JOIN person p ON p.id = w.person_id
            WHERE a.id = :article
            """;

    /** Whoever deletes a comment locks it, too, and looks for answers then. */
    private static final String PARENT = """
            UNION ALL
            SELECT NULL, NULL, held.root_id, NULL, NULL, NULL, NULL, NULL, NULL FROM (
                SELECT c.root_id FROM comment c JOIN comment t ON t.id = c.root_id AND %s
                WHERE c.id = :parent AND c.article_id = :article AND c.state = 'approved'
                FOR SHARE OF c) held
            """.formatted(Listed.thread("t"));

    private final Session session;

    Surroundings(Session session) {
        this.session = session;
    }

    /**
     * What is there.
     *
     * @param authors the names of those who wrote the article, by their ids among the people
     * @param root what the thread of the comment that is answered began with; empty where none is, or that is not shown
     * @param part the part of the article that the comment is about; empty where it is about all of it, or there is none
     */
    record Found(Map<UUID, String> authors, Optional<UUID> root, Optional<Anchors.Part> part) {}

    /**
     * Looks around on a public article; one statement. What is answered is held until the transaction ends: its reader
     * deletes it before, or sees that it was answered.
     *
     * @param about a part of the article, if it is to be looked for
     */
    Found on(UUID article, @Nullable UUID parent, @Nullable NewAnchor about) {
        NativeQuery<Object[]> query = session.createNativeQuery(
                AUTHORS + (parent == null ? "" : PARENT) + (about == null ? "" : Anchors.part(about)), Object[].class);
        query.setParameter("article", article);
        if (parent != null) {
            query.setParameter("parent", parent);
        }
        if (about != null) {
            query.setParameter("part", about.quote() == null ? about.block() : about.quote());
        }
        Map<UUID, String> authors = new HashMap<>();
        UUID root = null;
        Anchors.Part part = null;
        for (Object[] row : query.getResultList()) {
            if (row[0] != null) {
                authors.put((UUID) row[0], (String) row[1]);
            } else if (row[2] != null) {
                root = (UUID) row[2];
            } else {
                part = Anchors.Part.of(row, 3);
            }
        }
        return new Found(authors, Optional.ofNullable(root), Optional.ofNullable(part));
    }
}
