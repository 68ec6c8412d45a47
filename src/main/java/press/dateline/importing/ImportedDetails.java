package press.dateline.importing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.revision.Draft;

/**
 * What an item says in ways that only Dateline writes: items of other providers have none of it, but for the authors of
 * feeds.
 *
 * @param isOurs whether Dateline wrote the item
 * @param kind null: it does not say
 * @param updatedAt when an editor declared it updated
 * @param section with the slugs of its path, parted by slashes, as the outside id
 * @param series the series that it is part of
 * @param located where it was written
 */
public record ImportedDetails(
        boolean isOurs,
        @Nullable String kind,
        @Nullable Instant updatedAt,
        Draft.@Nullable Seo seo,
        List<Author> authors,
        @Nullable ImportedName section,
        List<ImportedName> series,
        @Nullable ImportedPlace located,
        List<ArticleImport.Correction> corrections) {

    static final ImportedDetails NONE = by(List.of());

    public ImportedDetails {
        authors = List.copyOf(authors);
        series = List.copyOf(series);
        corrections = List.copyOf(corrections);
    }

    /** Nothing but who wrote it, which feeds tell too. */
    static ImportedDetails by(List<Author> authors) {
        return new ImportedDetails(false, null, null, null, authors, null, List.of(), null, List.of());
    }

    /** A byline; null where it just has the names of the authors. */
    @Nullable
    String bylineBeside(@Nullable String byline) {
        String names = authors.stream().map(author -> author.person().name()).collect(Collectors.joining(", "));
        return names.equals(byline) ? null : byline;
    }

    /**
     * Who wrote it.
     *
     * @param role what they did
     */
    public record Author(ImportedName person, @Nullable String role) {}
}
