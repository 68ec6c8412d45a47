package press.dateline.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.image.ImageAi;

/** An image as an article shows it. In a document it is a part that rights may withhold. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImageShown", description = "An image as an article shows it")
public record ImageShown(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "What it shows, for those who cannot see it") @Nullable
        String alt,

        @Schema(description = "Caption; in lists absent") @Nullable
        String caption,

        @Schema(description = "The credit line, which must stand with it") @Nullable
        String credit,

        @Schema(description = "Width of the original in pixels") @Nullable
        Integer width,

        @Schema(description = "Height of the original in pixels") @Nullable
        Integer height,

        @Schema(description = "What crops must keep") @Nullable
        FocalPoint focalPoint,

        @Schema(description = "The sizes and crops that there are")
        List<RenditionView> renditions,

        @Schema(description = "What may be done with it; in lists absent") @Nullable
        ImageRights rights) {

    /** A point of the image, as parts of its width and height. */
    @Schema(
            name = "FocalPointRef",
            description = "A point, as parts of width and height from the top left corner, 0 to 1")
    public record FocalPoint(
            @Schema(description = "Part of the width") double x,
            @Schema(description = "Part of the height") double y) {}

    /** A size and crop of the image. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RenditionRef", description = "A size and crop of an image")
    public record RenditionView(
            @Schema(description = "Name of the crop", examples = "16x9") @Nullable
            String crop,

            @Schema(description = "Width in pixels") @Nullable
            Integer width,

            @Schema(description = "Height in pixels") @Nullable
            Integer height,

            @Schema(description = "Media type") @Nullable String mediaType,
            @Schema(description = "Where it is") Link url) {}

    /** What may be done with the image. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImageRightsRef", description = "What may be done with an image")
    public record ImageRights(
            @Schema(description = "Who holds the rights") @Nullable
            String holder,

            @Schema(description = "The licence") @Nullable String licence,

            @Schema(description = "Whether partners may publish it: yes, no or ask")
            String syndication,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(description = "Where it may be shown; absent: anywhere")
            @Nullable
            List<String> channels,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(description = "Territories where it may be shown; absent: all")
            @Nullable
            List<String> territories,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(description = "Territories where it may not be shown; absent: none")
            @Nullable
            List<String> exceptTerritories,

            @Schema(description = "When the rights end") @Nullable
            Instant expiresAt,

            @Schema(description = "What AI may do with it; absent: nothing was said") @Nullable
            ImageAi ai) {}
}
