package press.dateline.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;

/** What stands among others in a document of the standards of the IPTC. */
public sealed interface NewsEntry {

    /**
     * An article.
     *
     * @param article as the caller gets it, with absolute links
     * @param isWhole whether its body is there
     * @param changedAt when any byte of it changed last
     */
    record Story(ArticleView article, boolean isWhole, Instant changedAt) implements NewsEntry {}

    /**
     * What stands in the place of an article that was withdrawn.
     *
     * @param reason why, as its editor told the public
     */
    record Notice(
            UUID id,
            Instant publishedAt,
            Instant withdrawnAt,
            @Nullable String reason) implements NewsEntry {}
}
