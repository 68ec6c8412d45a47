package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/**
 * A place of an item.
 *
 * @param outsideId its URI, or the scheme and code of ninjs 1.x
 * @param about whether the item is about it, rather than mentions it
 * @param latitude degrees north; there with the longitude or not at all
 * @param longitude degrees east
 * @param known what else is said of it
 */
public record ImportedPlace(
        String name,
        @Nullable String outsideId,
        boolean about,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Known known) {

    /** A place of which nothing else is said. */
    public ImportedPlace(
            String name,
            @Nullable String outsideId,
            boolean about,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        this(name, outsideId, about, latitude, longitude, Known.NOTHING);
    }

    /**
     * What public catalogues call a place.
     *
     * @param countryCode ISO 3166-1 alpha-2
     * @param wikidataId the item of Wikidata, such as Q567
     * @param geonamesId the id at GeoNames
     */
    public record Known(
            @Nullable String countryCode,
            @Nullable String wikidataId,
            @Nullable Long geonamesId) {

        static final Known NOTHING = new Known(null, null, null);
    }
}
