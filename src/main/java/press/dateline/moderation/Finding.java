package press.dateline.moderation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rule found in a comment. */
@Schema(description = "What a rule found in a comment")
public record Finding(
        @Schema(description = "The rule: repeat, banned, suspect, links, capitals, repetition; more may come")
        String rule,

        @Schema(description = "Which version of it: of a word list its revision", examples = "3")
        int version,

        @Schema(description = "What it asks for: reject, or queue (a moderator decides)")
        String decision,

        @Schema(
                description = "Why, as a code that a client can translate for the reader: repeated, banned-word,"
                        + " suspect-word, link, capitals, repetition; more may come",
                examples = "banned-word")
        String reason,

        @Schema(description = "Where; the first 50") List<Span> spans) {}
