package press.dateline.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A block as readers get it. One open shape for all types: what a client knows of a type it uses, and a type that it
 * does not know it shows by its text.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BlockView", description = "A piece of the body; show a type that you do not know by its text")
public record BlockView(
        @Schema(description = "Stable within its article") String id,

        @Schema(
                description = "One of paragraph, heading, pullquote, list, image, gallery, table, video, audio, embed,"
                        + " divider, update; more may come")
        String type,

        @Schema(
                description =
                        "Plain text; a list's items and a table's rows are its lines, a row's cells parted by tabs")
        String text,

        @Schema(description = "Marks on the text, outer before inner")
        List<SpanView> spans,

        @Schema(description = "Of a heading: its level, 2 to 6") @Nullable
        Integer level,

        @Schema(description = "Of a list: whether its items are numbered") @Nullable
        Boolean ordered,

        @Schema(description = "Of a pullquote: the quote that it repeats") @Nullable
        UUID quote,

        @Schema(description = "Of an image block: the image; absent where rights withhold it") @Nullable
        ImageShown image,

        @Schema(description = "Of a gallery: its images") @Nullable
        List<GalleryItem> items,

        @Schema(description = "Of a table: whether its first row holds headings") @Nullable
        Boolean header,

        @Schema(description = "Of a table: what it shows") @Nullable
        String caption,

        @Schema(description = "Of a video, audio or embed: where it is") @Nullable
        Link url,

        @Schema(description = "Of a video: an image that stands for it") @Nullable
        ImageShown poster,

        @Schema(description = "Of a video or audio: length in seconds") @Nullable
        Integer seconds,

        @Schema(description = "Of an embed: who provides it") @Nullable
        String provider,

        @Schema(description = "Of an update: when it was entered") @Nullable
        Instant at,

        @Schema(description = "Of an update: its blocks") @Nullable
        List<BlockView> blocks,

        @Schema(description = "The HTML of a block of the body; with include=html") @Nullable
        String html) {

    /** A mark on a range of the text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SpanView", description = "A mark on a range of a block's text")
    public record SpanView(
            @Schema(description = "First UTF-16 code unit") int start,

            @Schema(description = "One past the last UTF-16 code unit")
            int end,

            @Schema(description = "One of person, place, quote, link, strong, emphasis; more may come")
            String type,

            @Schema(description = "The person, place or quote") @Nullable
            UUID id,

            @Schema(description = "Where a link goes") @Nullable
            String url) {}

    /** An image of a gallery. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GalleryItem", description = "An image of a gallery")
    public record GalleryItem(
            @Schema(description = "The image's id") UUID id,

            @Schema(description = "The image; absent where rights withhold it") @Nullable
            ImageShown image) {}
}
