package press.dateline.article;

import java.util.UUID;

/**
 * What other features need of an article.
 *
 * @param status draft, published or withdrawn
 * @param discussionState open, closed or off, as the published revision has it
 */
public record ArticleCard(UUID id, String slug, String status, String discussionState) {

    /** Whether the public may read it. */
    public boolean isPublished() {
        return status.equals(Article.PUBLISHED);
    }
}
