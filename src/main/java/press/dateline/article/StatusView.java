package press.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PublicUrl;

/** Where an article stands in its life. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ArticleStatus", description = "Where an article stands in its life")
record StatusView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "Its slug") String slug,

        @Schema(description = "One of draft, scheduled, published, withdrawn; more may come")
        String status,

        @Schema(description = "What may be done now: publish, schedule, unschedule, correct, withdraw, restore")
        List<String> allowed,

        @Schema(description = "The published revision") @Nullable
        Integer revision,

        @Schema(description = "When it was published first; under embargo, when that ends") @Nullable
        Instant publishedAt,

        @Schema(description = "When its newest draft is published") @Nullable
        Instant scheduledFor,

        @Schema(description = "When it leaves its embargo") @Nullable
        Instant embargoUntil,

        @Schema(description = "When it is unpublished") @Nullable
        Instant unpublishAt,

        @Schema(description = "How it was withdrawn: kill, withhold or unpublish") @Nullable
        String withdrawal,

        @Schema(description = "Its public address") String url) {

    static StatusView of(Article article, PublicUrl publicUrl) {
        return new StatusView(
                article.id,
                article.slug,
                article.status,
                article.state().allowed().stream().map(ArticleState.Step::word).toList(),
                article.publishedRevision,
                article.publishedAt,
                article.scheduledFor,
                article.embargoUntil,
                article.endsAt,
                article.withdrawalKind,
                publicUrl.to("/v1/articles/" + article.slug));
    }
}
