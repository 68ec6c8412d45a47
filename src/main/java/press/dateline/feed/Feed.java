package press.dateline.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed that has a name: a saved filter.
 *
 * @param name as it stands in its addresses; it never changes
 * @param description what it is about; null: nothing is said
 * @param revision counts the edits
 */
record Feed(
        UUID id,
        String name,
        String title,
        @Nullable String description,
        SavedFilter filter,
        int revision,
        Instant createdAt,
        Instant modifiedAt) {

    /** The name under which all articles are a feed. */
    static final String ALL = "all";
}
