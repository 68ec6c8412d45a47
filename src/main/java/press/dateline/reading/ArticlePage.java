package press.dateline.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleSummary;

/** One page of a list of articles; the contract's form of what is joined from rendered bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of a list of articles")
record ArticlePage(
        @Schema(description = "The articles, newest first; with ids, in the order asked for")
        List<ArticleSummary> items,

        @Schema(description = "Where the next page begins; absent at the end") @Nullable
        String nextCursor,

        @Schema(description = "The address of the next page; absent at the end") @Nullable
        String next,

        @Schema(description = "With ids: those that are not there") @Nullable
        List<Missing> missing) {}
