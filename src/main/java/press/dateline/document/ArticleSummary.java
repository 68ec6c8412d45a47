package press.dateline.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published article as lists show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A published article as lists show it")
public record ArticleSummary(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "Its slug") String slug,

        @Schema(description = "One of news, brief, analysis, opinion, live, gallery, video; more may come")
        String kind,

        @Schema(description = "Language (BCP 47)") String language,
        @Schema(description = "The published revision") int revision,
        @Schema(description = "Its page on the web site") Link webUrl,
        @Schema(description = "Its address here") Link url,
        @Schema(description = "Headline") String headline,

        @Schema(description = "A shorter headline") @Nullable
        String shortHeadline,

        @Schema(description = "A sentence or two that sum it up") @Nullable
        String standfirst,

        @Schema(description = "Who wrote it, in words") @Nullable
        String byline,

        @Schema(description = "When it was published first") Instant publishedAt,

        @Schema(
                description = "Under embargo until then: publish it no earlier. Only keys with content:embargo get it"
                        + " before that, and see this")
        @Nullable
        Instant embargoUntil,

        @Schema(description = "When an editor declared it updated") @Nullable
        Instant updatedAt,

        @Schema(description = "Its section") ArticleView.@Nullable SectionRef section,

        @Schema(description = "Who may read it on the web site: free, metered or subscribers")
        String access,

        @Schema(description = "The image over it; absent where rights withhold it") @Nullable
        ImageShown leadImage,

        @Schema(description = "The people and places that it is about")
        List<AboutRef> about,

        @Schema(description = "Its discussion") DiscussionState discussion,

        @Schema(description = "Whether it has been corrected")
        boolean corrected,

        @Schema(description = "What rights withhold from a partner; absent: nothing") @Nullable
        List<ArticleView.Withheld> withheld) {

    /** What it is about. */
    @Schema(name = "AboutRef", description = "A person or place that an article is about")
    record AboutRef(
            @Schema(description = "person or place; more may come")
            String type,

            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its name") String name) {}

    /** Its discussion. */
    @Schema(name = "DiscussionState", description = "The state of an article's discussion")
    record DiscussionState(
            @Schema(description = "open, closed or off; more may come")
            String state) {}
}
