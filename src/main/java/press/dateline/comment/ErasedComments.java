package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What stays of comments whose reader is erased. The counts follow by themselves. */
@ApplicationScoped
class ErasedComments {

    /** What readers are called who have been erased. */
    static final String FORMER_READER = "former reader";

    private final Session session;

    ErasedComments(Session session) {
        this.session = session;
    }

    /** Keeps the texts, and nothing of who wrote them; moderators' notes may name them. */
    void anonymise(Collection<UUID> comments) {
        session.createNativeMutationQuery("""
                        UPDATE comment c SET display_name = :name, badges = '{}', reason = NULL, reader_id = NULL
                        FROM unnest(cast(:comments AS uuid[])) AS e (id) WHERE c.id = e.id
                        """)
                .setParameter("name", FORMER_READER)
                .setParameter("comments", texts(comments), String[].class)
                .executeUpdate();
    }

    /** Forgets what they said before they were edited, and what was said against their rejection; a statement each. */
    void forgetMore(Collection<UUID> comments) {
        for (String table : List.of("comment_version", "comment_appeal")) {
            session.createNativeMutationQuery(
                            "DELETE FROM " + table + " WHERE comment_id = ANY(cast(:comments AS uuid[]))")
                    .setParameter("comments", texts(comments), String[].class)
                    .executeUpdate();
        }
    }

    /** Deletes them, as their reader could: nobody decides on them any more, and those that were answered keep their place. */
    void remove(Collection<UUID> comments, Instant now) {
        session.createNativeMutationQuery("""
                        UPDATE comment c SET display_name = '', badges = '{}', text = '', reason = NULL,
                            reader_id = NULL, edited_at = NULL, moderated_by = NULL, state = 'deleted',
                            deleted_at = coalesce(c.deleted_at, :now),
                            keeps_place = c.keeps_place OR (c.state = 'approved'
                                AND EXISTS (SELECT 1 FROM comment r WHERE r.parent_id = c.id))
                        FROM unnest(cast(:comments AS uuid[])) AS e (id) WHERE c.id = e.id
                        """)
                .setParameter("now", now, Instant.class)
                .setParameter("comments", texts(comments), String[].class)
                .executeUpdate();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
