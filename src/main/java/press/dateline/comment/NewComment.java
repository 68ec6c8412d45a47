package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A comment as a reader posts it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A comment as a reader posts it")
record NewComment(
        @NotNull
        @Size(max = NewComment.LONGEST_NAME)
        @Pattern(regexp = NewComment.NAME, message = NewComment.NAME_MESSAGE)
        @Schema(description = "The name to show: something visible, on one line", examples = "Harbour Pilot")
        String displayName,

        @NotNull
        @Size(max = NewComment.LONGEST_TEXT)
        @Pattern(regexp = NewComment.TEXT, message = NewComment.TEXT_MESSAGE)
        @Schema(
                description = "Markdown: *emphasis*, **strong**, > quotes, lists, links and line breaks; all else, HTML"
                        + " too, shows as it is written. It is stored as it is",
                examples = "Good to have the statements *side by side*.")
        String text,

        @Schema(description = "The id of the approved comment, on the same article, that it answers") @Nullable
        UUID parent) {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_TEXT = 5000;

    private static final String SOMETHING_VISIBLE = "(?s)(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])";

    /** Neither control characters and line ends nor overrides of the writing direction, which forge other names. */
    static final String NAME = SOMETHING_VISIBLE + "[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*";

    static final String NAME_MESSAGE =
            "must hold a visible character, and no control characters, line ends or overrides of the writing direction";

    static final String TEXT = SOMETHING_VISIBLE + ".*";
    static final String TEXT_MESSAGE = "must hold a visible character";
}
