package press.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Territories;
import press.dateline.change.CardShape;
import press.dateline.web.ProblemException;

/** An image as it is written: files by name, or a template and the crops that it is good for, or both. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An image as it is written: renditions, or urlTemplate and crops, or both")
record NewImage(
        @Size(max = 2000) @Schema(description = "What it shows, for those who cannot see it") @Nullable
        String alt,

        @Size(max = 5000) @Schema(description = "What is said under it") @Nullable
        String caption,

        @Size(max = 500)
        @Schema(description = "The credit line, to be shown with it", examples = "Agency Example")
        @Nullable
        String credit,

        @Min(1) @Max(100_000) @Schema(description = "Width of the original in pixels", examples = "4000") @Nullable
        Integer width,

        @Min(1) @Max(100_000) @Schema(description = "Height of the original in pixels", examples = "2667") @Nullable
        Integer height,

        @Valid @Schema(description = "Where the eye goes; crops keep it") @Nullable
        FocalPoint focalPoint,

        @Size(max = 100) @Schema(description = "Its files, by name")
        List<@NotNull @Valid Rendition> renditions,

        @Size(max = 1000)
        @Pattern(regexp = UrlTemplate.VALID, message = UrlTemplate.MESSAGE)
        @Schema(
                description = "Where an image server has its files, with the placeholders {id}, {crop} and {width}",
                format = "uri-template",
                examples = "https://img.example.org/{id}/{crop}/{width}.jpg")
        @Nullable
        String urlTemplate,

        @Size(max = 100) @Schema(description = "The files that the template leads to")
        List<@NotNull @Valid Crop> crops,

        @Valid @Schema(description = "Whose it is, and who may show it")
        ImageRights rights,

        @Size(max = 50) @Schema(description = "Its ids elsewhere")
        List<@NotBlank @Size(max = 500) String> outsideIds)
        implements CardShape {

    NewImage {
        renditions = renditions == null ? List.of() : renditions;
        crops = crops == null ? List.of() : crops;
        rights = rights == null ? ImageRights.unsaid() : rights;
        outsideIds = outsideIds == null ? List.of() : outsideIds;
    }

    static NewImage of(Image image) {
        return new NewImage(
                image.alt,
                image.caption,
                image.credit,
                image.width,
                image.height,
                image.focalPoint(),
                image.renditions,
                image.urlTemplate,
                image.crops,
                ImageRights.of(image),
                image.outsideIds);
    }

    /**
     * Sets all fields of the image.
     *
     * @throws ProblemException 400 where there would be no file
     */
    void applyTo(Image image) {
        if (urlTemplate == null && !crops.isEmpty()) {
            throw ProblemException.body("/urlTemplate", "crops need the template that makes their URLs.");
        }
        if (renditions.isEmpty() && crops.isEmpty()) {
            throw ProblemException.body(
                    urlTemplate == null ? "/renditions" : "/crops",
                    "an image needs at least one file: renditions, or urlTemplate and crops.");
        }
        if (Territories.isNone(rights.territories(), rights.exceptTerritories())) {
            throw ProblemException.body("/rights/exceptTerritories", "leaves no country: say syndication no.");
        }
        image.alt = alt;
        image.caption = caption;
        image.credit = credit;
        image.width = width;
        image.height = height;
        image.focalX = focalPoint == null ? null : focalPoint.x();
        image.focalY = focalPoint == null ? null : focalPoint.y();
        image.renditions = renditions;
        image.urlTemplate = urlTemplate;
        image.crops = crops;
        image.holder = rights.holder();
        image.licence = rights.licence();
        image.syndication = rights.syndication();
        image.channels = rights.channels();
        image.territories = rights.territories();
        image.exceptTerritories = rights.exceptTerritories();
        image.ai = rights.ai();
        image.expiresAt = rights.expiresAt();
        image.outsideIds = outsideIds;
    }
}
