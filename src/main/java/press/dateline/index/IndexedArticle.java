package press.dateline.index;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.text.ArticleText;

/**
 * A published article as the index takes it in: what it is listed under, when, and what it says.
 *
 * @param updatedAt when an editor declared it updated; where none has, when it was published
 * @param embargoUntil set while it is under embargo
 * @param traits what contracts look at; none where no partner gets it
 * @param rightsEnd when the rights in it end; null: never
 * @param facets all that it is listed under; see {@link press.dateline.document.Facets}
 * @param shows the images and other cards that its documents show, beside the facets
 * @param sections its section and those above; the other lists too hold what facets are counted by
 */
public record IndexedArticle(
        UUID id,
        Instant publishedAt,
        Instant updatedAt,
        Instant modifiedAt,
        @Nullable Instant embargoUntil,
        @Nullable Instant endsAt,
        List<String> traits,
        @Nullable Instant rightsEnd,
        List<UUID> facets,
        List<UUID> shows,
        List<UUID> sections,
        List<UUID> tags,
        List<UUID> people,
        List<UUID> places,
        ArticleText text) {}
