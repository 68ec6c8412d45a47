package press.dateline.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that the URL template leads to. */
@Schema(description = "A file that the URL template leads to")
record Crop(
        @NotNull
        @Pattern(regexp = Crop.NAME, message = Crop.NAME_MESSAGE)
        @Schema(description = "Which part of the picture it shows; stands for {crop}", examples = "16x9")
        String crop,

        @Min(1) @Max(100_000) @Schema(description = "Its width in pixels; stands for {width}", examples = "1600")
        int width,

        @Min(1) @Max(100_000) @Schema(description = "Its height in pixels", examples = "900")
        int height,

        @NotNull
        @Pattern(regexp = Crop.MEDIA_TYPE, message = Crop.MEDIA_TYPE_MESSAGE)
        @Schema(description = "Its media type", examples = "image/jpeg")
        String mediaType) {

    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}";
    static final String NAME_MESSAGE = "must be 1 to 50 letters, digits, dots, hyphens and underscores, such as 16x9";
    static final String MEDIA_TYPE = "image/[a-z0-9][a-z0-9.+-]{0,99}";
    static final String MEDIA_TYPE_MESSAGE = "must be the media type of a picture, such as image/jpeg";

    Rendition at(String url) {
        return new Rendition(crop, width, height, mediaType, url);
    }
}
