package press.dateline.text;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of an article's text in which a search found something. */
@Schema(description = "A piece of an article's text in which the search found something")
public record Snippet(
        @Schema(description = "Where it stands: headline, standfirst or body; more may come")
        String part,

        @Schema(description = "The text") String text,

        @Schema(description = "What was found in it, in order")
        List<Range> ranges) {

    /** A stretch of a text. */
    @Schema(name = "FoundRange", description = "A stretch of a text in which something was found")
    public record Range(
            @Schema(description = "Its first UTF-16 code unit")
            int start,

            @Schema(description = "One past its last UTF-16 code unit")
            int end) {}
}
