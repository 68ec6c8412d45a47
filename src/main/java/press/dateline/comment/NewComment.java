package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.reader.DisplayName;

/** A comment as a reader posts it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A comment as a reader posts it")
record NewComment(
        @Size(max = NewComment.LONGEST_NAME)
        @Pattern(regexp = NewComment.NAME, message = NewComment.NAME_MESSAGE)
        @Schema(
                description = "The name to show: something visible, on one line. Not needed where the reader's token"
                        + " comes along: then that of the token, or the one before. Another than the token's is taken"
                        + " only where nobody may be called as that says",
                examples = "Harbour Pilot")
        @Nullable
        String displayName,

        @Size(max = 254)
        @Pattern(regexp = "[^@\\s\\p{Cc}]+@[^@\\s\\p{Cc}]+", message = "must be an e-mail address")
        @Schema(
                description = "A guest's e-mail address, if that wants to give it; only moderators see it",
                examples = "pilot@example.org")
        @Nullable
        String email,

        @NotNull
        @Size(max = NewComment.LONGEST_TEXT)
        @Pattern(regexp = NewComment.TEXT, message = NewComment.TEXT_MESSAGE)
        @Schema(
                description = "Markdown: *emphasis*, **strong**, > quotes, lists, links and line breaks; all else, HTML"
                        + " too, shows as it is written. It is stored as it is",
                examples = "Good to have the statements *side by side*.")
        String text,

        @Schema(description = "The id of the approved comment, on the same article, that it answers") @Nullable
        UUID parent,

        @Valid
        @Schema(
                description = "The part of the article that it is about; absent: all of it. A reply has none, as it is"
                        + " about what it answers")
        @Nullable
        NewAnchor anchor) {

    static final int LONGEST_NAME = DisplayName.LONGEST;
    static final int LONGEST_TEXT = 5000;

    private static final String SOMETHING_VISIBLE = "(?s)(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])";

    static final String NAME = DisplayName.PATTERN;
    static final String NAME_MESSAGE = DisplayName.MESSAGE;

    static final String TEXT = SOMETHING_VISIBLE + ".*";
    static final String TEXT_MESSAGE = "must hold a visible character";
}
