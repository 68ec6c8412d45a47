package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.DiscussionStanding;
import press.dateline.web.PublicUrl;

/** How an article's discussion stands, as readers may know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DiscussionStanding", description = "How an article's discussion stands")
record StandingView(
        @Schema(
                description = "open; closed (what is there is shown); read-only (likewise, and for good); hidden or off"
                        + " (nothing is shown); more may come",
                examples = "open")
        String state,

        @Schema(
                description = "Where it is open, or opens by the clock: post (new comments are shown at once, where no"
                        + " rule holds them back) or pre (once a moderator has approved them)",
                examples = "pre")
        @Nullable
        String moderation,

        @Schema(description = "Why it is not open, in the newsroom's words", examples = "We are back at eight.")
        @Nullable
        String message,

        @Schema(description = "When it closes by the clock") @Nullable
        Instant closesAt,

        @Schema(description = "When it opens by the clock") @Nullable
        Instant opensAt,

        @Schema(description = "Where the comments are") String url) {

    static StandingView of(ArticleCard article, PublicUrl publicUrl) {
        DiscussionStanding standing = article.discussion();
        return new StandingView(
                standing.state(),
                standing.moderation(),
                standing.message(),
                standing.closesAt(),
                standing.opensAt(),
                publicUrl.to("/v1/articles/" + article.slug() + "/comments"));
    }
}
