package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.DiscussionImport;
import press.dateline.database.BulkInsert;

/** Takes in comments that were made elsewhere, with their ids, times and states. */
@ApplicationScoped
public class CommentDesk implements DiscussionImport {

    private final Session session;

    CommentDesk(Session session) {
        this.session = session;
    }

    /**
     * A comment made elsewhere; its constraints are the importer's to check.
     *
     * @param state pending, approved or rejected
     */
    public record Given(
            @NotNull UUID id,
            @NotNull UUID article,
            @Nullable UUID parent,

            @NotNull
            @Size(max = NewComment.LONGEST_NAME)
            @Pattern(regexp = NewComment.NAME, message = NewComment.NAME_MESSAGE)
            String displayName,

            @NotNull
            @Size(max = NewComment.LONGEST_TEXT)
            @Pattern(regexp = NewComment.TEXT, message = NewComment.TEXT_MESSAGE)
            String text,

            @NotNull
            @Pattern(
                    regexp = Comment.PENDING + "|" + Comment.APPROVED + "|" + Comment.REJECTED,
                    message = "must be pending, approved or rejected")
            String state,

            @NotNull Instant createdAt) {}

    /**
     * What became of comments, by id.
     *
     * @param known were stored before, and stay as they are
     * @param orphans answer a comment that is not there, or is on another article; they are not stored
     */
    public record Stored(Set<UUID> created, Set<UUID> known, Set<UUID> orphans) {}

    private record Position(UUID article, UUID root) {}

    /** Stores comments, in any order, in the caller's transaction; two statements, however many they are. */
    public Stored store(Collection<Given> comments) {
        Map<UUID, Position> threads = threads(comments);
        Stored stored = new Stored(new HashSet<>(), new HashSet<>(), new HashSet<>());
        Map<UUID, Given> waiting = new HashMap<>();
        for (Given comment : comments) {
            if (threads.containsKey(comment.id())) {
                stored.known().add(comment.id());
            } else {
                waiting.putIfAbsent(comment.id(), comment);
            }
        }
        BulkInsert rows = BulkInsert.into(
                "comment",
                "id uuid",
                "article_id uuid",
                "parent_id uuid",
                "root_id uuid",
                "display_name text",
                "text text",
                "state text",
                "created_at timestamptz");
        for (List<Given> ready = ready(waiting, threads); !ready.isEmpty(); ready = ready(waiting, threads)) {
            for (Given comment : ready) {
                Position thread = comment.parent() == null ? null : threads.get(comment.parent());
                UUID root = thread == null ? comment.id() : thread.root();
                threads.put(comment.id(), new Position(comment.article(), root));
                waiting.remove(comment.id());
                stored.created().add(comment.id());
                rows.add(
                        comment.id(),
                        comment.article(),
                        comment.parent(),
                        root,
                        comment.displayName(),
                        comment.text(),
                        comment.state(),
                        comment.createdAt());
            }
        }
        rows.execute(session);
        stored.orphans().addAll(waiting.keySet());
        return stored;
    }

    @Override
    public Taken take(Collection<Said> comments) {
        Stored stored = store(comments.stream()
                .map(one ->
                        new Given(one.id(), one.article(), one.parent(), one.name(), one.text(), one.state(), one.at()))
                .toList());
        return new Taken(stored.created(), stored.orphans());
    }

    /** Those that begin a thread, or whose parent is known by now. */
    private static List<Given> ready(Map<UUID, Given> waiting, Map<UUID, Position> threads) {
        return waiting.values().stream()
                .filter(comment -> {
                    Position parent = comment.parent() == null ? null : threads.get(comment.parent());
                    return comment.parent() == null
                            || (parent != null && parent.article().equals(comment.article()));
                })
                .toList();
    }

    /** Where those of them, and of their parents, that are stored stand. */
    private Map<UUID, Position> threads(Collection<Given> comments) {
        String[] ids = comments.stream()
                .flatMap(comment -> Stream.concat(Stream.of(comment.id()), Stream.ofNullable(comment.parent())))
                .map(UUID::toString)
                .distinct()
                .toArray(String[]::new);
        return session.createNativeQuery(
                        "SELECT id, article_id, root_id FROM comment WHERE id = ANY(cast(:ids as uuid[]))",
                        Object[].class)
                .setParameter("ids", ids, String[].class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Position((UUID) row[1], (UUID) row[2]),
                        (a, b) -> a,
                        HashMap::new));
    }
}
