package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A range of what a reader wrote. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MatchedSpan", description = "A range of what the reader wrote, in UTF-16 code units")
public record Span(
        @Schema(description = "In which member of the comment: text or displayName", examples = "text")
        String in,

        @Schema(description = "Where it begins") int start,
        @Schema(description = "Where it ends") int end,

        @Schema(description = "The entry of the word list that was found there", examples = "spam*") @Nullable
        String entry) {

    static final String TEXT = "text";
    static final String DISPLAY_NAME = "displayName";

    static Span ofText(int start, int end) {
        return new Span(TEXT, start, end, null);
    }
}
