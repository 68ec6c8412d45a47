package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What comments said before their readers edited them. */
@ApplicationScoped
class Versions {

    private final Session session;

    Versions(Session session) {
        this.session = session;
    }

    /** The versions of those of these comments that were edited, the oldest first; one statement where one was, else none. */
    Map<UUID, List<VersionView>> of(Collection<Comment> comments) {
        String[] edited = comments.stream()
                .filter(comment -> comment.editedAt != null)
                .map(comment -> comment.id.toString())
                .toArray(String[]::new);
        return edited.length == 0
                ? Map.of()
                : session.createNativeQuery("""
                                SELECT comment_id, text, until FROM comment_version
                                WHERE comment_id = ANY(cast(:comments AS uuid[])) ORDER BY comment_id, number
                                """, Object[].class)
                        .setParameter("comments", edited, String[].class)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0],
                                Collectors.mapping(
                                        row -> new VersionView((String) row[1], (Instant) row[2]),
                                        Collectors.toList())));
    }
}
