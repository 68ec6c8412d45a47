package press.dateline.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/**
 * A list of published articles, newest first, as it is asked of the database.
 *
 * @param all groups of facets, of each of which an article must have one
 * @param none facets that it must not have
 * @param from published at or after
 * @param to published before
 * @param shows an image that they must show; null: any
 */
record FacetQuery(
        List<List<UUID>> all,
        List<UUID> none,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID shows) {

    /** What the list rests on, beside the articles on its page: what may come to stand on it. */
    CacheTags tags() {
        return all.isEmpty() ? CacheTags.NONE.and(CacheTags.ARTICLES) : CacheTags.ofLists(all.getFirst());
    }

    /** The same, of the articles that show an image. */
    FacetQuery showing(UUID image) {
        return new FacetQuery(all, none, from, to, image);
    }
}
