package press.dateline.comment;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.reading.Missing;

/** How many comments some articles show. */
@Schema(name = "CommentCounts", description = "How many comments some articles show")
record CommentCountsView(
        @Schema(description = "The articles in the order asked for")
        List<Count> items,

        @Schema(description = "Those that are not there") List<Missing> missing) {

    /** How many comments an article shows. */
    @Schema(name = "CommentCount", description = "How many comments an article shows")
    record Count(
            @Schema(description = "The article's id") UUID article,
            @Schema(description = "The article's slug") String slug,

            @Schema(description = "Approved comments, replies included", examples = "12")
            int comments) {}
}
