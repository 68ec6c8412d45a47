package press.dateline.document;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.Draft;

/**
 * What an article's documents are rendered from, beside the cards.
 *
 * @param embargoUntil set while it is under embargo
 * @param content the published revision, with the spans and quotes that the machine made
 * @param machineQuotes which of the quotes the machine made
 */
public record PublishedArticle(
        UUID id,
        String slug,
        List<String> formerSlugs,
        int revision,
        Instant publishedAt,
        Instant modifiedAt,
        @Nullable Instant embargoUntil,
        Draft content,
        Set<UUID> machineQuotes,
        List<ArticleView.CorrectionView> corrections) {}
