package press.dateline.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardShape;
import press.dateline.web.Slug;

/**
 * A place as it is written.
 *
 * @param parent id or slug
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A place as it is written")
record NewPlace(
        @Slug @Schema(description = "Made from the name where it is absent", examples = "sochi") @Nullable
        String slug,

        @NotBlank @Size(max = 200) @Schema(description = "Its name", examples = "Sochi")
        String name,

        @Size(max = 100) @Schema(description = "Other names; articles are matched by them too")
        List<@NotBlank @Size(max = 200) String> aliases,

        @NotNull
        @Pattern(regexp = PlaceKind.VALID, message = PlaceKind.MESSAGE)
        @Schema(
                description = "One of continent, country, region, city, district, building, venue, island, mountain,"
                        + " body-of-water, other",
                defaultValue = PlaceKind.OTHER,
                examples = "city")
        String kind,

        @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166-1 alpha-2), such as RU")
        @Schema(description = "Country that it is or lies in (ISO 3166-1 alpha-2)", examples = "RU")
        @Nullable
        String countryCode,

        @Size(max = 200)
        @Schema(description = "Id or slug of the place that it lies within", examples = "russia")
        @Nullable
        String parent,

        @DecimalMin("-90")
        @DecimalMax("90")
        @Schema(description = "Degrees north (WGS 84); together with the longitude", examples = "43.599")
        @Nullable
        Double latitude,

        @DecimalMin("-180")
        @DecimalMax("180")
        @Schema(description = "Degrees east (WGS 84); together with the latitude", examples = "39.726")
        @Nullable
        Double longitude,

        @Min(1) @Schema(description = "Its id at GeoNames", examples = "491422") @Nullable
        Long geonamesId,

        @Pattern(regexp = "Q[1-9][0-9]{0,18}", message = "must be an item of Wikidata, such as Q11200")
        @Schema(description = "Its item of Wikidata", examples = "Q11200")
        @Nullable
        String wikidataId,

        @Size(max = 5000) @Schema(description = "What it is") @Nullable
        String description,

        @Size(max = 50) @Schema(description = "Its ids elsewhere")
        List<@NotBlank @Size(max = 500) String> outsideIds)
        implements CardShape {

    NewPlace {
        aliases = aliases == null ? List.of() : aliases;
        kind = kind == null ? PlaceKind.OTHER : kind;
        outsideIds = outsideIds == null ? List.of() : outsideIds;
    }

    static NewPlace of(Place place) {
        return new NewPlace(
                place.slug,
                place.name,
                place.aliases,
                place.kind,
                place.countryCode,
                place.parentId == null ? null : place.parentId.toString(),
                place.latitude,
                place.longitude,
                place.geonamesId,
                place.wikidataId,
                place.description,
                place.outsideIds);
    }
}
