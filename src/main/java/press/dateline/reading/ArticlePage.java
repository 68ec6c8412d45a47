package press.dateline.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleSummary;
import press.dateline.text.Snippet;

/** One page of a list of articles; the contract's form of what is joined from rendered bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of a list of articles")
record ArticlePage(
        @Schema(description = "The articles in the order of sort; with ids, in the order asked for")
        List<ArticleSummary> items,

        @Schema(description = "Where the next page begins; absent at the end") @Nullable
        String nextCursor,

        @Schema(description = "The address of the next page; absent at the end") @Nullable
        String next,

        @Schema(description = "With ids: those that are not there") @Nullable
        List<Missing> missing,

        @Schema(description = "With count: how many articles match") @Nullable
        CountView count,

        @Schema(description = "With facets: what occurs among the matching articles") @Nullable
        FacetsView facets,

        @Schema(
                description = "Whether more articles match than were looked at: facets and relevance are of the newest"
                        + " 10,000")
        @Nullable
        Boolean approximate,

        @Schema(description = "With q, where it finds little: what may have been meant, and finds more") @Nullable
        String didYouMean,

        @Schema(description = "With highlight: what was found in each article of the page, in its order") @Nullable
        List<HighlightsView> highlights,

        @Schema(description = "With Prefer: explain, to partners: what their contract has left out") @Nullable
        ExplanationView explain) {

    /** What was found in an article. */
    @Schema(name = "Highlights", description = "What was found in an article")
    record HighlightsView(
            @Schema(description = "The article's id") UUID article,

            @Schema(description = "Pieces of its text, headline and standfirst whole")
            List<Snippet> snippets) {}

    /** The most frequent of each kind that was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FacetsView",
            description = "The 20 most frequent of each kind that was asked for, the most frequent first")
    record FacetsView(
            @Schema(description = "Sections") @Nullable List<FacetView> section,
            @Schema(description = "Tags") @Nullable List<FacetView> tag,
            @Schema(description = "People") @Nullable List<FacetView> person,
            @Schema(description = "Places") @Nullable List<FacetView> place,

            @Schema(description = "Years of first publication, the newest first") @Nullable
            List<YearView> year) {}
}
