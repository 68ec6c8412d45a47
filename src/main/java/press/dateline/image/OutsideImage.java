package press.dateline.image;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outside source tells of a picture.
 *
 * @param width of the original, in pixels
 * @param height of the original, in pixels
 * @param syndication yes, no or ask
 * @param expiresAt when the right to show it ends
 * @param outsideIds the ids there
 */
public record OutsideImage(
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        List<Rendition> renditions,
        @Nullable String holder,
        @Nullable String licence,
        String syndication,
        @Nullable Instant expiresAt,
        List<String> outsideIds) {}
