package press.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;

/** An image. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Image", description = "A picture: what it shows, whose it is, and where its files are")
public record ImageView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "What it shows, for those who cannot see it") @Nullable
        String alt,

        @Schema(description = "What is said under it") @Nullable
        String caption,

        @Schema(description = "The credit line, to be shown with it", examples = "Agency Example") @Nullable
        String credit,

        @Schema(description = "Width of the original in pixels", examples = "4000") @Nullable
        Integer width,

        @Schema(description = "Height of the original in pixels", examples = "2667") @Nullable
        Integer height,

        @Schema(description = "Where the eye goes; crops keep it") @Nullable
        FocalPoint focalPoint,

        @Schema(description = "Its files: those that were named, and those that the template makes of the crops")
        List<Rendition> renditions,

        @Schema(
                description = "Where an image server has its files, with the placeholders {id}, {crop} and {width}",
                format = "uri-template",
                examples = "https://img.example.org/{id}/{crop}/{width}.jpg")
        @Nullable
        String urlTemplate,

        @Schema(description = "The files that the template leads to")
        List<Crop> crops,

        @Schema(description = "Whose it is, and who may show it")
        ImageRights rights,

        @Schema(description = "Its ids elsewhere") List<String> outsideIds,
        @Schema(description = "Its address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was made known here") Instant createdAt,
        @Schema(description = "When it was changed last") Instant modifiedAt)
        implements Dated {

    static ImageView of(Image image, PublicUrl publicUrl) {
        String template = image.urlTemplate;
        return new ImageView(
                image.id(),
                image.alt,
                image.caption,
                image.credit,
                image.width,
                image.height,
                image.focalPoint(),
                image.files().stream()
                        .map(file -> file.at(publicUrl.absolute(file.url())))
                        .toList(),
                template == null ? null : publicUrl.absolute(template),
                image.crops,
                ImageRights.of(image),
                image.outsideIds,
                publicUrl.to("/v1/images/" + image.id()),
                image.revision(),
                image.createdAt(),
                image.modifiedAt());
    }
}
