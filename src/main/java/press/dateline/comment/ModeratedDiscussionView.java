package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.DiscussionPlace;
import press.dateline.web.PublicUrl;

/** How an article's discussion stands, and who has said so where; for moderators. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModeratedDiscussion", description = "How an article's discussion stands, and who has said so where")
record ModeratedDiscussionView(
        @Schema(description = "The article's id") UUID id,
        @Schema(description = "The article") CommentView.ArticleRef article,

        @Schema(description = "How it stands, as readers may know it")
        StandingView standing,

        @Schema(
                description =
                        "What is said of it, the nearest first: by moderators of the article, where some have said"
                                + " something; in its section and those above; on the site. Of each member the first that there"
                                + " is counts")
        List<DiscussionPlace> places,

        @Schema(description = "When a moderator last said something of the article itself; absent where none has")
        @Nullable
        Instant at,

        @Schema(description = "The id of the key that did") @Nullable
        UUID by,

        @Schema(description = "Which of those who share the key did, where that was said") @Nullable
        String moderator) {

    static ModeratedDiscussionView of(
            ArticleCard article, ArticleDiscussions.@Nullable Said said, PublicUrl publicUrl) {
        return new ModeratedDiscussionView(
                article.id(),
                CommentView.ArticleRef.of(article, publicUrl),
                StandingView.of(article, publicUrl),
                article.discussion().places(),
                said == null ? null : said.at(),
                said == null ? null : said.by(),
                said == null ? null : said.moderator());
    }
}
