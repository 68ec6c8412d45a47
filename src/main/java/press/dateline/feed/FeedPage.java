package press.dateline.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.site.SiteCard;

/**
 * A page of a feed, as its caller may see it.
 *
 * @param urn what the feed is called for ever, whatever its addresses
 * @param title what it is called; that of the site where it has no name of its own
 * @param description what it is about; null: nothing is said
 * @param site the publication
 * @param entries the newest first
 * @param addresses where this page and others are
 * @param changedAt when something in it changed last
 */
public record FeedPage(
        String urn,
        String title,
        @Nullable String description,
        SiteCard site,
        List<FeedEntry> entries,
        Addresses addresses,
        Instant changedAt) {

    /**
     * Where pages of a feed are, all absolute.
     *
     * @param self this page
     * @param first the first page: the one to subscribe to
     * @param next the page with the older articles behind this one; null at the end
     * @param archives where the archives around it are, and whether it is one
     */
    public record Addresses(
            String self, String first, @Nullable String next, Archives archives) {

        /**
         * Archives around a page (RFC 5005, section 4).
         *
         * @param isArchive whether the page is one
         * @param older the first archive with older articles; null: there is none
         * @param newer the archive with the newer articles; null: they are on the first page
         */
        public record Archives(
                boolean isArchive,
                @Nullable String older,
                @Nullable String newer) {

            static final Archives NONE = new Archives(false, null, null);
        }

        /** Whether this is the first page. */
        public boolean isFirst() {
            return self.equals(first);
        }
    }
}
