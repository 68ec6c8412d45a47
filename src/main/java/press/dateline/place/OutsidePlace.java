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
 * @param wikidataId the item of Wikidata, such as Q567
 * @param geonamesId the id at GeoNames, which no other place has
 */
public record OutsidePlace(
        String name,
        List<String> aliases,
        String kind,
        @Nullable String countryCode,
        @Nullable UUID parent,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> outsideIds,
        @Nullable String wikidataId,
        @Nullable Long geonamesId) {

    /** A place that is in no public catalogue. */
    public OutsidePlace(
            String name,
            List<String> aliases,
            String kind,
            @Nullable String countryCode,
            @Nullable UUID parent,
            @Nullable Double latitude,
            @Nullable Double longitude,
            List<String> outsideIds) {
        this(name, aliases, kind, countryCode, parent, latitude, longitude, outsideIds, null, null);
    }
}
