package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rule found in a comment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a rule found in a comment")
public record Finding(
        @Schema(
                description = "The rule: repeat, banned, suspect, links, capitals, repetition, new-reader, record,"
                        + " pre-moderation, spam, sanction, external; more may come")
        String rule,

        @Schema(
                description = "Which version of it: of a word list its revision, of the spam classifier its version",
                examples = "3")
        int version,

        @Schema(description = "What it asks for: reject, or queue (a moderator decides)")
        String decision,

        @Schema(
                description = "Why, as a code that a client can translate for the reader: repeated, banned-word,"
                        + " suspect-word, link, capitals, repetition, new-reader, reader-record, pre-moderated, spam;"
                        + " muted, which only moderators see; more may come",
                examples = "banned-word")
        String reason,

        @Schema(description = "How sure it is, from 0 to 1; absent of rules that do not weigh", examples = "0.97")
        @Nullable
        Double score,

        @Schema(description = "Where; the first 50") List<Span> spans) {}
