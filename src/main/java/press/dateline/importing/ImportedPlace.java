package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/**
 * A place of an item.
 *
 * @param outsideId its URI, or the scheme and code of ninjs 1.x
 * @param about whether the item is about it, rather than mentions it
 * @param latitude degrees north; there with the longitude or not at all
 * @param longitude degrees east
 */
public record ImportedPlace(
        String name,
        @Nullable String outsideId,
        boolean about,
        @Nullable Double latitude,
        @Nullable Double longitude) {}
