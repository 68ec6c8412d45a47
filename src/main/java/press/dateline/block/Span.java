package press.dateline.block;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A mark on a range of a block's text. Spans of one text nest and never cross.
 *
 * @param start first UTF-16 code unit, from 0
 * @param end one past the last UTF-16 code unit
 * @param id the person, place or quote; null for the other types
 * @param url where a link goes; null for the other types
 * @param rel for a person or place, whether the story is about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A mark on a range of a block's text; spans nest and never cross")
public record Span(
        @Min(value = 0, message = "must not be negative")
        @Schema(description = "First UTF-16 code unit of the range, from 0", examples = "0")
        int start,

        @Min(value = 1, message = "must be positive: it is one past the last code unit")
        @Schema(description = "One past the last UTF-16 code unit of the range", examples = "14")
        int end,

        @NotNull
        @Pattern(
                regexp = "person|place|quote|link|strong|emphasis",
                message = "must be one of person, place, quote, link, strong, emphasis")
        @Schema(description = "One of person, place, quote, link, strong, emphasis", examples = "person")
        String type,

        @Schema(description = "The person, place or quote that is marked") @Nullable
        UUID id,

        @Size(max = UrlRules.LONGEST, message = "must be at most 2,000 characters")
        @Schema(
                description = "Where a link goes: http, https, mailto or root-relative",
                examples = "https://www.example.org/")
        @Nullable
        String url,

        @Pattern(regexp = "about|mentioned", message = "must be about or mentioned")
        @Schema(description = "For a person or place: about where the story is about it, else mentioned")
        @Nullable
        String rel) {

    public static final String PERSON = "person";
    public static final String PLACE = "place";
    public static final String QUOTE = "quote";
    public static final String LINK = "link";
    public static final String STRONG = "strong";
    public static final String EMPHASIS = "emphasis";

    /** The same; a person or place of which nothing is said is mentioned. */
    Span withRel() {
        boolean named = type.equals(PERSON) || type.equals(PLACE);
        return named && rel == null ? new Span(start, end, type, id, url, "mentioned") : this;
    }

    public static Span person(int start, int end, UUID person) {
        return new Span(start, end, PERSON, person, null, null);
    }

    public static Span place(int start, int end, UUID place) {
        return new Span(start, end, PLACE, place, null, null);
    }

    public static Span quote(int start, int end, UUID quote) {
        return new Span(start, end, QUOTE, quote, null, null);
    }

    public static Span link(int start, int end, String url) {
        return new Span(start, end, LINK, null, url, null);
    }

    public static Span strong(int start, int end) {
        return new Span(start, end, STRONG, null, null, null);
    }

    public static Span emphasis(int start, int end) {
        return new Span(start, end, EMPHASIS, null, null, null);
    }
}
