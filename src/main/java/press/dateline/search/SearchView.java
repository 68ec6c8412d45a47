package press.dateline.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleSummary;
import press.dateline.reading.ExplanationView;
import press.dateline.web.Page;

/** What a search found, a page of each type; the contract's form of what is joined from rendered bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SearchResult", description = "What a search found: of each type that was asked for, a page")
record SearchView(
        @Schema(description = "Articles by what they say, those that match best first") @Nullable
        Page<ArticleSummary> articles,

        @Schema(description = "People") @Nullable Page<FoundName> people,
        @Schema(description = "Places") @Nullable Page<FoundName> places,
        @Schema(description = "Sections") @Nullable Page<FoundName> sections,
        @Schema(description = "Tags") @Nullable Page<FoundName> tags,

        @Schema(description = "With Prefer: explain, to partners: what their contract has left out of the articles")
        @Nullable
        ExplanationView explain) {}
