package press.dateline.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contracts look at of an article.
 *
 * @param traits see {@link Trait}
 * @param publishedAt when it was published first
 * @param rightsEnd when the rights in it end; null: never
 */
public record Listing(
        Set<String> traits, Instant publishedAt, @Nullable Instant rightsEnd) {}
