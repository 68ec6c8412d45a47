package press.dateline.incoming;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed. Texts are as they were written, markup included.
 *
 * @param line where it begins in the file, from 1; 0 where that is not known
 * @param id its {@code guid} or {@code id}
 * @param idIsLink whether the id is also its address (RSS's {@code isPermaLink})
 * @param links the page first, if the format says which one that is
 * @param published when it was published first
 * @param updated when it was changed last
 * @param media pictures, sound and films that come with it
 * @param rights what it says of copyright
 * @param language BCP 47, as it was written; absent: the feed's
 * @param source the feed that it was taken from, where it says so
 * @param withdrawn whether it is a tombstone (RFC 6721): all but the id is empty then
 * @param whole whether the file went on to the item's end
 */
public record FeedEntry(
        int line,
        @Nullable String id,
        boolean idIsLink,
        @Nullable FeedText title,
        @Nullable FeedText summary,
        @Nullable FeedText content,
        List<FeedLink> links,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<FeedPerson> authors,
        List<FeedCategory> categories,
        List<FeedMedia> media,
        @Nullable String rights,
        @Nullable String language,
        @Nullable Source source,
        boolean withdrawn,
        boolean whole) {

    public FeedEntry {
        links = List.copyOf(links);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        media = List.copyOf(media);
    }

    /** The feed that an item was taken from. */
    public record Source(
            @Nullable String id,
            @Nullable String title,
            @Nullable String url) {}

    /** A tombstone. */
    static FeedEntry withdrawal(int line, @Nullable String id, @Nullable Instant when) {
        return new FeedEntry(
                line, id, false, null, null, null, List.of(), null, when, List.of(), List.of(), List.of(), null, null,
                null, true, true);
    }

    /** The address of the page that shows it. */
    public @Nullable String page() {
        String page = FeedLink.page(links);
        return page == null && idIsLink && id != null && id.matches("https?://.*") ? id : page;
    }
}
