package press.dateline.web;

import java.util.UUID;

/**
 * What somebody has who was given an article.
 *
 * @param whole whether it is the whole article; else its summary
 */
public record ArticleCopy(UUID article, int revision, boolean whole) {

    /** That of the whole article at the same revision. */
    public ArticleCopy asWhole() {
        return new ArticleCopy(article, revision, true);
    }
}
