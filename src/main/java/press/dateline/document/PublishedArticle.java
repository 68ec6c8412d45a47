package press.dateline.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import press.dateline.revision.Draft;

/**
 * What an article's documents are rendered from, beside the cards.
 *
 * @param content the published revision, with the spans that the machine made
 */
public record PublishedArticle(
        UUID id,
        String slug,
        List<String> formerSlugs,
        int revision,
        Instant publishedAt,
        Instant modifiedAt,
        Draft content,
        List<ArticleView.CorrectionView> corrections) {}
