package press.dateline.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebPages;

/** A place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Place", description = "A place that articles are about, or happen in")
public record PlaceView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Its slug", examples = "sochi")
        String slug,

        @Schema(description = "Its name", examples = "Sochi")
        String name,

        @Schema(description = "Other names") List<String> aliases,

        @Schema(
                description = "One of continent, country, region, city, district, building, venue, island, mountain,"
                        + " body-of-water, other; there may come to be more",
                examples = "city")
        String kind,

        @Schema(description = "Country that it is or lies in (ISO 3166-1 alpha-2)", examples = "RU") @Nullable
        String countryCode,

        @Schema(description = "The id of the place that it lies directly within") @Nullable
        UUID parent,

        @Schema(description = "The ids of the places that it lies within, nearest first")
        List<UUID> within,

        @Schema(description = "Degrees north (WGS 84)", examples = "43.599") @Nullable
        Double latitude,

        @Schema(description = "Degrees east (WGS 84)", examples = "39.726") @Nullable
        Double longitude,

        @Schema(description = "Its id at GeoNames", examples = "491422") @Nullable
        Long geonamesId,

        @Schema(description = "Its item of Wikidata", examples = "Q11200") @Nullable
        String wikidataId,

        @Schema(description = "What it is") @Nullable String description,
        @Schema(description = "Its ids elsewhere") List<String> outsideIds,
        @Schema(description = "Its page on the web site") String webUrl,
        @Schema(description = "Its address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it, or what it lies within, was changed last")
        Instant modifiedAt)
        implements Dated {

    static PlaceView of(Place place, List<UUID> within, WebPages pages, PublicUrl publicUrl) {
        return new PlaceView(
                place.id(),
                place.slug,
                place.name,
                place.aliases,
                place.kind,
                place.countryCode,
                place.parentId,
                within,
                place.latitude,
                place.longitude,
                place.geonamesId,
                place.wikidataId,
                place.description,
                place.outsideIds,
                pages.placeUrl(place.slug),
                publicUrl.to("/v1/places/" + place.slug),
                place.revision(),
                place.modifiedAt());
    }
}
