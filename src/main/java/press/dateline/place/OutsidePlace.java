package press.dateline.place;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an outside source tells of a place.
 *
 * @param kind one of the kinds that {@code /v1/places} takes
 * @param countryCode ISO 3166-1 alpha-2
 * @param parent the id of the place that it lies within
 * @param latitude degrees north; with the longitude, or absent with it
 * @param longitude degrees east
 * @param outsideIds the ids there
 */
public record OutsidePlace(
        String name,
        List<String> aliases,
        String kind,
        @Nullable String countryCode,
        @Nullable UUID parent,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> outsideIds) {}
