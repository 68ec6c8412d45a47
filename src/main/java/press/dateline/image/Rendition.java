package press.dateline.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.Urls;

/**
 * One file of a picture.
 *
 * @param width pixels
 * @param height pixels
 */
@Schema(description = "One file of a picture")
public record Rendition(
        @NotNull
        @Pattern(regexp = Crop.NAME, message = Crop.NAME_MESSAGE)
        @Schema(description = "Which part of the picture it shows", examples = "16x9")
        String crop,

        @Min(1) @Max(100_000) @Schema(description = "Its width in pixels", examples = "1600")
        int width,

        @Min(1) @Max(100_000) @Schema(description = "Its height in pixels", examples = "900")
        int height,

        @NotNull
        @Pattern(regexp = Crop.MEDIA_TYPE, message = Crop.MEDIA_TYPE_MESSAGE)
        @Schema(description = "Its media type", examples = "image/jpeg")
        String mediaType,

        @NotNull
        @Size(max = 2000)
        @Pattern(regexp = Urls.WEB_OR_HERE, message = Urls.WEB_OR_HERE_MESSAGE)
        @Schema(
                description = "Where it is",
                format = "uri-reference",
                examples = "https://img.example.org/040/16x9/1600.jpg")
        String url) {

    Rendition at(String otherUrl) {
        return new Rendition(crop, width, height, mediaType, otherUrl);
    }
}
