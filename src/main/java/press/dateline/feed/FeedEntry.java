package press.dateline.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;

/** What stands in a feed: an article, or the notice that stands in its place since it was withdrawn. */
public sealed interface FeedEntry {

    /** The article's id. */
    UUID id();

    /** When it was published first. */
    Instant publishedAt();

    /** When it was changed last: for who compares it with what they have. */
    Instant changedAt();

    /** What it is called in all feeds, for ever (RFC 9562, section 4). */
    default String urn() {
        return "urn:uuid:" + id();
    }

    /**
     * An article.
     *
     * @param article as the caller gets it, with absolute links; what rights withhold is not in it
     * @param isWhole whether the caller may have all of its text, and not its summary alone
     * @param changedAt when any byte of it changed last, be it by something that it shows
     */
    record Story(ArticleView article, boolean isWhole, Instant changedAt) implements FeedEntry {

        @Override
        public UUID id() {
            return article.id();
        }

        @Override
        public Instant publishedAt() {
            return article.publishedAt();
        }
    }

    /**
     * An article that the caller could see, and that was withdrawn.
     *
     * @param withdrawnAt when it was withdrawn, or when its time ended
     * @param reason why, as its editor told the public
     */
    record Notice(
            UUID id,
            Instant publishedAt,
            Instant withdrawnAt,
            @Nullable String reason) implements FeedEntry {

        private static final String TEXT = "This story has been withdrawn.";

        @Override
        public Instant changedAt() {
            return withdrawnAt;
        }

        /** What stands in the place of the headline. */
        public String title() {
            return TEXT;
        }

        /** What is told of it: that it is withdrawn, and why. */
        public String text() {
            return reason == null ? TEXT : TEXT + " " + reason;
        }
    }
}
