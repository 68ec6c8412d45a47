package press.dateline.incoming;

import org.jspecify.annotations.Nullable;

/**
 * A category of a feed or an item.
 *
 * @param term its name; those that only name a scheme have none
 * @param label what readers are shown
 * @param scheme the list that the term is from
 */
public record FeedCategory(
        @Nullable String term,
        @Nullable String label,
        @Nullable String scheme) {}
