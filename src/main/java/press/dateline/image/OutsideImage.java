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
 * @param channels where it may be shown: web, app, print, broadcast; empty: anywhere
 * @param territories ISO 3166-1 alpha-2; empty: all
 * @param exceptTerritories ISO 3166-1 alpha-2, where it may not be shown
 * @param ai what AI may do with it; null where nothing is said
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
        List<String> outsideIds,
        List<String> channels,
        List<String> territories,
        List<String> exceptTerritories,
        @Nullable ImageAi ai) {

    /** A picture that may be shown anywhere, and of AI nothing is said. */
    public OutsideImage(
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
            List<String> outsideIds) {
        this(
                alt,
                caption,
                credit,
                width,
                height,
                renditions,
                holder,
                licence,
                syndication,
                expiresAt,
                outsideIds,
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
