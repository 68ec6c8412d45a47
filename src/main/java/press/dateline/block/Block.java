package press.dateline.block;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an article's body. Each has a stable id, a type and a plain text, so that a client shows a type that it
 * does not know by its text; inline marks are spans over that text.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Block.Paragraph.class),
    @JsonSubTypes.Type(Block.Heading.class),
    @JsonSubTypes.Type(Block.Pullquote.class),
    @JsonSubTypes.Type(Block.ListBlock.class),
    @JsonSubTypes.Type(Block.Image.class),
    @JsonSubTypes.Type(Block.Gallery.class),
    @JsonSubTypes.Type(Block.Table.class),
    @JsonSubTypes.Type(Block.Video.class),
    @JsonSubTypes.Type(Block.Audio.class),
    @JsonSubTypes.Type(Block.Embed.class),
    @JsonSubTypes.Type(Block.Divider.class),
    @JsonSubTypes.Type(Block.Update.class)
})
@Schema(
        description = "A piece of an article's body, as it is written",
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "pullquote", schema = Block.Pullquote.class),
            @DiscriminatorMapping(value = "list", schema = Block.ListBlock.class),
            @DiscriminatorMapping(value = "image", schema = Block.Image.class),
            @DiscriminatorMapping(value = "gallery", schema = Block.Gallery.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "video", schema = Block.Video.class),
            @DiscriminatorMapping(value = "audio", schema = Block.Audio.class),
            @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
            @DiscriminatorMapping(value = "divider", schema = Block.Divider.class),
            @DiscriminatorMapping(value = "update", schema = Block.Update.class)
        },
        oneOf = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.Pullquote.class,
            Block.ListBlock.class,
            Block.Image.class,
            Block.Gallery.class,
            Block.Table.class,
            Block.Video.class,
            Block.Audio.class,
            Block.Embed.class,
            Block.Divider.class,
            Block.Update.class
        })
public sealed interface Block {

    /** Most UTF-16 code units of a table's caption. */
    int LONGEST_TABLE_CAPTION = 1_000;

    /** Most blocks of an update. */
    int MOST_IN_UPDATE = 500;

    /** Stable within its article: 1 to 64 letters, digits, dots, hyphens or underscores. Made where none is given. */
    @Nullable
    String id();

    /** Plain text, without markup. */
    String text();

    /** Marks on the text, by start, the longer one first where two begin together. */
    List<Span> spans();

    /** The same block under an id. */
    Block withId(String id);

    /** The same block with other marks. */
    Block withSpans(List<Span> spans);

    /** A paragraph. */
    @JsonTypeName("paragraph")
    @Schema(name = "Paragraph", description = "A paragraph")
    record Paragraph(
            @Nullable @BlockId String id,
            @NotNull @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans) implements Block {

        public Paragraph {
            spans = listOrEmpty(spans);
        }

        @Override
        public Paragraph withId(String newId) {
            return new Paragraph(newId, text, spans);
        }

        @Override
        public Paragraph withSpans(List<Span> newSpans) {
            return new Paragraph(id, text, newSpans);
        }
    }

    /** A heading inside the body. */
    @JsonTypeName("heading")
    @Schema(name = "Heading", description = "A heading inside the body")
    record Heading(
            @Nullable @BlockId String id,

            @Min(value = 2, message = "must be 2 to 6; the headline is level 1")
            @Max(value = 6, message = "must be 2 to 6; the headline is level 1")
            @Schema(description = "Level, 2 to 6; the headline is level 1", examples = "2")
            int level,

            @NotNull @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Heading {
            spans = listOrEmpty(spans);
        }

        @Override
        public Heading withId(String newId) {
            return new Heading(newId, level, text, spans);
        }

        @Override
        public Heading withSpans(List<Span> newSpans) {
            return new Heading(id, level, text, newSpans);
        }
    }

    /** A quote set apart. */
    @JsonTypeName("pullquote")
    @Schema(name = "Pullquote", description = "A quote set apart from the text")
    record Pullquote(
            @Nullable @BlockId String id,
            @NotNull @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans,

            @Schema(description = "The quote of this article that it repeats") @Nullable
            UUID quote)
            implements Block {

        public Pullquote {
            spans = listOrEmpty(spans);
        }

        @Override
        public Pullquote withId(String newId) {
            return new Pullquote(newId, text, spans, quote);
        }

        @Override
        public Pullquote withSpans(List<Span> newSpans) {
            return new Pullquote(id, text, newSpans, quote);
        }
    }

    /** A list: each line of the text is an item. */
    @JsonTypeName("list")
    @Schema(name = "List", description = "A list; each line of the text (split at U+000A) is an item")
    record ListBlock(
            @Nullable @BlockId String id,

            @Schema(description = "Whether the items are numbered; not where it is missing")
            Boolean ordered,

            @NotNull @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public ListBlock {
            ordered = trueOrFalse(ordered);
            spans = listOrEmpty(spans);
        }

        @Override
        public ListBlock withId(String newId) {
            return new ListBlock(newId, ordered, text, spans);
        }

        @Override
        public ListBlock withSpans(List<Span> newSpans) {
            return new ListBlock(id, ordered, text, newSpans);
        }
    }

    /** A picture in the body; the text is its caption here. */
    @JsonTypeName("image")
    @Schema(name = "ImageBlock", description = "A picture in the body; the text is its caption here")
    record Image(
            @Nullable @BlockId String id,
            @NotNull @Schema(description = "The image's id") UUID image,
            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Image {
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
        }

        @Override
        public Image withId(String newId) {
            return new Image(newId, image, text, spans);
        }

        @Override
        public Image withSpans(List<Span> newSpans) {
            return new Image(id, image, text, newSpans);
        }
    }

    /** Several pictures to leaf through; the text is the gallery's caption. */
    @JsonTypeName("gallery")
    @Schema(name = "Gallery", description = "Pictures to leaf through; the text is the gallery's caption")
    record Gallery(
            @Nullable @BlockId String id,

            @Size(min = 1, max = 200, message = "must be 1 to 200 images")
            @Schema(description = "The images' ids, in order")
            List<@NotNull UUID> images,

            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Gallery {
            images = listOrEmpty(images);
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
        }

        @Override
        public Gallery withId(String newId) {
            return new Gallery(newId, images, text, spans);
        }

        @Override
        public Gallery withSpans(List<Span> newSpans) {
            return new Gallery(id, images, text, newSpans);
        }
    }

    /** A table: each line of the text is a row, its cells are parted by tabs. */
    @JsonTypeName("table")
    @Schema(name = "Table", description = "A table; each line of the text is a row, its cells are parted by U+0009")
    record Table(
            @Nullable @BlockId String id,

            @Schema(description = "Whether the first row holds the columns' headings; not where it is missing")
            Boolean header,

            @Size(max = LONGEST_TABLE_CAPTION, message = "must be at most 1,000 characters")
            @Schema(description = "What the table shows")
            @Nullable
            String caption,

            @NotNull @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Table {
            header = trueOrFalse(header);
            spans = listOrEmpty(spans);
        }

        @Override
        public Table withId(String newId) {
            return new Table(newId, header, caption, text, spans);
        }

        @Override
        public Table withSpans(List<Span> newSpans) {
            return new Table(id, header, caption, text, newSpans);
        }
    }

    /** A film; the text is its title or caption. */
    @JsonTypeName("video")
    @Schema(name = "Video", description = "A film; the text is its title or caption")
    record Video(
            @Nullable @BlockId String id,
            @NotNull @BlockUrl String url,

            @Schema(description = "An image that stands for it") @Nullable
            UUID poster,

            @Min(0) @Schema(description = "Length in seconds") @Nullable
            Integer seconds,

            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Video {
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
        }

        @Override
        public Video withId(String newId) {
            return new Video(newId, url, poster, seconds, text, spans);
        }

        @Override
        public Video withSpans(List<Span> newSpans) {
            return new Video(id, url, poster, seconds, text, newSpans);
        }
    }

    /** A recording; the text is its title or caption. */
    @JsonTypeName("audio")
    @Schema(name = "Audio", description = "A recording; the text is its title or caption")
    record Audio(
            @Nullable @BlockId String id,
            @NotNull @BlockUrl String url,

            @Min(0) @Schema(description = "Length in seconds") @Nullable
            Integer seconds,

            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Audio {
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
        }

        @Override
        public Audio withId(String newId) {
            return new Audio(newId, url, seconds, text, spans);
        }

        @Override
        public Audio withSpans(List<Span> newSpans) {
            return new Audio(id, url, seconds, text, newSpans);
        }
    }

    /** Something from elsewhere, named by its address; the text says what it is. */
    @JsonTypeName("embed")
    @Schema(name = "Embed", description = "Something from elsewhere, by its address; the text says what it is")
    record Embed(
            @Nullable @BlockId String id,
            @NotNull @BlockUrl String url,

            @Size(max = 100, message = "must be at most 100 characters")
            @Schema(description = "Who provides it")
            @Nullable
            String provider,

            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans)
            implements Block {

        public Embed {
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
        }

        @Override
        public Embed withId(String newId) {
            return new Embed(newId, url, provider, text, spans);
        }

        @Override
        public Embed withSpans(List<Span> newSpans) {
            return new Embed(id, url, provider, text, newSpans);
        }
    }

    /** A break between parts of the story. */
    @JsonTypeName("divider")
    @Schema(name = "Divider", description = "A break between parts of the story; its text is empty")
    record Divider(
            @Nullable @BlockId String id,
            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans) implements Block {

        public Divider {
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
        }

        @Override
        public Divider withId(String newId) {
            return new Divider(newId, text, spans);
        }

        @Override
        public Divider withSpans(List<Span> newSpans) {
            return new Divider(id, text, newSpans);
        }
    }

    /** An entry of a live blog, with blocks of its own; the text is its title. */
    @JsonTypeName("update")
    @Schema(name = "Update", description = "An entry of a live blog, with blocks of its own; the text is its title")
    record Update(
            @Nullable @BlockId String id,

            @NotNull @Schema(description = "When it was entered")
            Instant at,

            @BlockText String text,
            @BlockSpans List<@NotNull @Valid Span> spans,

            @Size(max = MOST_IN_UPDATE, message = "must be at most 500 blocks")
            @Schema(description = "Its blocks; an update holds no updates")
            List<@NotNull @Valid Block> blocks)
            implements Block {

        public Update {
            text = textOrEmpty(text);
            spans = listOrEmpty(spans);
            blocks = listOrEmpty(blocks);
        }

        @Override
        public Update withId(String newId) {
            return new Update(newId, at, text, spans, blocks);
        }

        @Override
        public Update withSpans(List<Span> newSpans) {
            return new Update(id, at, text, newSpans, blocks);
        }

        /** The same entry with other blocks. */
        public Update withBlocks(List<Block> newBlocks) {
            return new Update(id, at, text, spans, newBlocks);
        }
    }

    /**
     * A list that is missing is empty. A null in it is let pass here, so that validation can say where it stands; it
     * never reaches what reads blocks.
     */
    private static <T> List<T> listOrEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    private static Boolean trueOrFalse(@Nullable Boolean value) {
        return value != null && value;
    }

    private static String textOrEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
