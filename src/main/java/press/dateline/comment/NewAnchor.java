package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of an article that a reader comments on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The part of an article that a comment is about: a block, a range of its text, or a quote")
record NewAnchor(
        @Pattern(regexp = NewAnchor.BLOCK, message = "must be the id of a block")
        @Schema(description = "The id of a block of the article; absent where quote is given", examples = "p3")
        @Nullable
        String block,

        @Min(value = 0, message = "must not be negative")
        @Schema(description = "First UTF-16 code unit of a range of the block's text, from 0; absent: the whole block")
        @Nullable
        Integer start,

        @Min(value = 1, message = "must be positive: it is one past the last code unit")
        @Schema(description = "One past the last UTF-16 code unit of the range: at most 5,000 behind start")
        @Nullable
        Integer end,

        @Schema(
                description =
                        "The id of one of the article's quotes, instead of a block: where that stands in the text")
        @Nullable
        UUID quote) {

    /** What a block's id looks like. */
    static final String BLOCK = "[A-Za-z0-9._-]{1,64}";
}
