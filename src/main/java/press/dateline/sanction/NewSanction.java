package press.dateline.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a moderator lays on a reader. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a moderator lays on a reader")
record NewSanction(
        @NotNull
        @Pattern(
                regexp = "warn|mute|suspend|ban|pre-moderate|trust",
                message = "must be warn, mute, suspend, ban, pre-moderate or trust")
        @Schema(description = KINDS, examples = "warn")
        String kind,

        @Size(max = 200)
        @Schema(description = "Id or slug of the section where it holds, with those below; absent: on the whole site")
        @Nullable
        String section,

        @Schema(
                description = "When it ends: needed of suspend, not taken with ban; absent: not by itself",
                examples = "2026-06-01T00:00:00Z")
        @Nullable
        Instant until,

        @Size(max = 80)
        @Pattern(
                regexp = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
                message = "must be words of lower-case letters and digits, with hyphens between them")
        @Schema(
                description = "Why, as a code that is meant for the reader: the codes of rejections",
                examples = "abuse")
        @Nullable
        String reasonCode,

        @Size(max = 1000) @Schema(description = "What moderators should know of it; only they read it") @Nullable
        String note,

        @Size(max = 80)
        @Pattern(
                regexp = "(?s)(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*",
                message = "must hold a visible character, and no control characters, line ends or overrides of the"
                        + " writing direction")
        @Schema(description = "Which of those who share the key this is", examples = "Night desk")
        @Nullable
        String moderator) {

    static final String KINDS = "warn (the reader is told, and may go on), mute (nobody but the reader sees what they"
            + " say), suspend (the reader may only read until a time), ban (the reader may only read), pre-moderate (a"
            + " moderator decides on each comment) or trust (comments are shown at once where no rule holds them back,"
            + " whatever the mode)";
}
