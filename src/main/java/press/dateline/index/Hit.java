package press.dateline.index;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that was found, and where it stands in its list.
 *
 * @param time what the list is sorted by: its publication, or its update
 * @param rank how relevant it is, in lists that are sorted by that; else null
 */
public record Hit(UUID id, Instant time, @Nullable Rank rank) {

    /** An article in a list that is sorted by a time. */
    public Hit(UUID id, Instant time) {
        this(id, time, null);
    }

    /**
     * How relevant it is.
     *
     * @param from the time from which the articles' age is counted: that of the list's first page
     */
    public record Rank(float score, Instant from) {}
}
