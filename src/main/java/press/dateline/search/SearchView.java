package press.dateline.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleSummary;
import press.dateline.web.Page;

/** What a search found, a page of each type. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SearchResult", description = "What a search found: of each type that was asked for, a page")
record SearchView(
        @Schema(
                description = "Articles by what they say, those that match best first; as lists show them",
                implementation = ArticlesFound.class)
        @Nullable
        Page<RawValue> articles,

        @Schema(description = "People") @Nullable Page<FoundName> people,
        @Schema(description = "Places") @Nullable Page<FoundName> places,
        @Schema(description = "Sections") @Nullable Page<FoundName> sections,
        @Schema(description = "Tags") @Nullable Page<FoundName> tags) {

    /** The contract's form of a page that is joined from rendered bytes. */
    @Schema(name = "ArticlesFound", description = "One page of articles")
    record ArticlesFound(
            @Schema(description = "The articles") List<ArticleSummary> items,

            @Schema(description = "Where the next page begins; absent at the end") @Nullable
            String nextCursor,

            @Schema(description = "The address of the next page; absent at the end") @Nullable
            String next) {}
}
