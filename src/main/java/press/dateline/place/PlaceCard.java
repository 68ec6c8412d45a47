package press.dateline.place;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What articles show of a place.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param latitude degrees north
 * @param longitude degrees east
 * @param wikidataId the item of Wikidata
 * @param geonamesId the id at GeoNames
 * @param within the ids of the places that it lies within, nearest first
 */
public record PlaceCard(
        UUID id,
        String slug,
        String name,
        String kind,
        @Nullable String countryCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String wikidataId,
        @Nullable Long geonamesId,
        List<UUID> within) {}
