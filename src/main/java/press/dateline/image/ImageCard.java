package press.dateline.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Trait;

/**
 * What articles show of a picture.
 *
 * @param width of the original, in pixels
 * @param height of the original, in pixels
 * @param focalX where the eye goes, as a share of the width, from the left
 * @param focalY where the eye goes, as a share of the height, from the top
 * @param renditions the files; their URLs are absolute, or paths on this server
 * @param syndication yes, no or ask
 * @param expiresAt when the right to show it ends
 * @param ai what AI may do with it; null where nothing was said
 * @param withdrawnAt when it was withdrawn; null where it was not
 */
public record ImageCard(
        UUID id,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double focalX,
        @Nullable Double focalY,
        List<Rendition> renditions,
        @Nullable String holder,
        @Nullable String licence,
        String syndication,
        List<String> channels,
        List<String> territories,
        List<String> exceptTerritories,
        @Nullable Instant expiresAt,
        @Nullable ImageAi ai,
        @Nullable Instant withdrawnAt) {

    /** Why nobody is shown it at a time: withdrawn or rights-expired; empty where it may be shown. */
    public Optional<String> withheld(Instant at) {
        if (withdrawnAt != null) {
            return Optional.of("withdrawn");
        }
        return expiresAt != null && !expiresAt.isAfter(at) ? Optional.of("rights-expired") : Optional.empty();
    }

    /** What contracts look at: see {@link Trait}; the SQL function image_traits has the same. */
    public Set<String> traits() {
        Set<String> traits = Trait.allowed(syndication, territories, exceptTerritories, channels);
        if (holder != null) {
            traits.add(Trait.holder(holder));
        }
        return traits;
    }

    static ImageCard of(Image image) {
        return new ImageCard(
                image.id(),
                image.alt,
                image.caption,
                image.credit,
                image.width,
                image.height,
                image.focalX,
                image.focalY,
                image.files(),
                image.holder,
                image.licence,
                image.syndication,
                image.channels,
                image.territories,
                image.exceptTerritories,
                image.expiresAt,
                image.ai,
                image.withdrawnAt);
    }
}
