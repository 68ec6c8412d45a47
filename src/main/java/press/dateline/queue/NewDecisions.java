package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a moderator decides at once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a moderator decides at once")
record NewDecisions(
        @NotNull @Size(min = 1, max = 100) @Schema(description = "The decisions, each on another comment")
        List<@NotNull @Valid OneGiven> decisions,

        @Size(max = Moderator.LONGEST_NAME)
        @Pattern(regexp = Moderator.NAME, message = Moderator.NAME_MESSAGE)
        @Schema(description = "Which of those who share the key this is", examples = "Night desk")
        @Nullable
        String moderator,

        @Schema(
                description = "Whether to decide on what another moderator holds, too; absent: false",
                examples = "false")
        Boolean override) {

    static final int LONGEST_NOTE = 1000;
    static final String CODE = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    static final String CODE_MESSAGE = "must be words of lower-case letters and digits, with hyphens between them";
    static final String CODES = "Why, as a code that is meant for the poster: off-topic, offensive, abuse, spam,"
            + " advertising, privacy, illegal, misleading, unreadable, language, other, or one of your own";

    NewDecisions {
        override = Objects.requireNonNullElse(override, false);
    }

    /** A decision on one comment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NewDecision", description = "A decision on one comment")
    record OneGiven(
            @NotNull @Schema(description = "The comment's id")
            UUID comment,

            @NotNull
            @Pattern(regexp = "approve|reject", message = "must be approve or reject")
            @Schema(description = "approve (everybody may see it) or reject", examples = "reject")
            String decision,

            @Size(max = 80)
            @Pattern(regexp = CODE, message = CODE_MESSAGE)
            @Schema(description = CODES, examples = "off-topic")
            @Nullable
            String reasonCode,

            @Size(max = LONGEST_NOTE)
            @Schema(description = "What moderators should know of it; only they read it")
            @Nullable
            String note) {}
}
