package press.dateline.article;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in what was said elsewhere about imported articles. Discussions implement it, as articles know none of them. */
public interface DiscussionImport {

    /**
     * A comment.
     *
     * @param parent the comment that it answers; null: it begins a thread
     * @param name what its author is called
     * @param state pending, approved or rejected
     */
    record Said(UUID id, UUID article, @Nullable UUID parent, String name, String text, String state, Instant at) {}

    /**
     * What became of comments, by id; the others were known, and stay as they are.
     *
     * @param orphans answer a comment that is not there, or is on another article; they are not stored
     */
    record Taken(Set<UUID> created, Set<UUID> orphans) {}

    /** Stores comments, in any order, in the caller's transaction; two statements, however many they are. */
    Taken take(Collection<Said> comments);
}
