package press.dateline.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.text.SearchQuery;

/**
 * Which articles are asked for: those that fulfil all of it and that the caller may see.
 *
 * @param all groups of facets, of each of which an article must have one
 * @param none facets that it must not have
 * @param spans in which its times must lie
 * @param exclude articles that are left out
 * @param shows images that it must show, all of them
 * @param text what its text must match, and is ranked by; null: anything
 */
public record ArticleQuery(
        Audience audience,
        List<List<UUID>> all,
        List<UUID> none,
        List<Span> spans,
        List<UUID> exclude,
        List<UUID> shows,
        @Nullable Said text) {

    /** One of an article's times. */
    public enum Time {
        PUBLISHED(ArticleFields.PUBLISHED_AT),
        UPDATED(ArticleFields.UPDATED_AT),
        MODIFIED(ArticleFields.MODIFIED_AT);

        final String field;

        Time(String field) {
            this.field = field;
        }

        /** As it stands in a request. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is looked for in the text of articles.
     *
     * @param anywhere where all of it is given
     * @param inSummaries where the summary alone is
     */
    public record Said(Query anywhere, Query inSummaries) {

        Said and(Said other) {
            return new Said(both(anywhere, other.anywhere), both(inSummaries, other.inSummaries));
        }
    }

    /**
     * A stretch of time.
     *
     * @param from the first moment; null: from the beginning
     * @param to the moment after the last; null: without end
     */
    public record Span(
            Time time, @Nullable Instant from, @Nullable Instant to) {}

    /** All articles that a caller may see. */
    public static ArticleQuery all(Audience audience) {
        return new ArticleQuery(audience, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    /** The same, as everybody sees it: nothing that is under embargo, and all else. */
    public ArticleQuery forEverybody() {
        return new ArticleQuery(audience.forEverybody(), all, none, spans, exclude, shows, text);
    }

    /** The same, as a caller sees it. */
    public ArticleQuery seenBy(Audience caller) {
        return new ArticleQuery(caller, all, none, spans, exclude, shows, text);
    }

    /** What fulfils both. */
    public ArticleQuery and(ArticleQuery other) {
        return new ArticleQuery(
                audience,
                joined(all, other.all),
                joined(none, other.none),
                joined(spans, other.spans),
                joined(exclude, other.exclude),
                joined(shows, other.shows),
                text == null || other.text == null ? (text == null ? other.text : text) : text.and(other.text));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.MUST)
                .add(other, BooleanClause.Occur.MUST)
                .build();
    }

    /** The same, of those that have one of these facets. */
    public ArticleQuery with(List<UUID> facets) {
        return new ArticleQuery(audience, plus(all, facets), none, spans, exclude, shows, text);
    }

    /** The same, of those that show an image. */
    public ArticleQuery showing(UUID image) {
        return new ArticleQuery(audience, all, none, spans, exclude, plus(shows, image), text);
    }

    /** The same, of those whose text fits: as far as the caller is given it. */
    public ArticleQuery saying(SearchQuery fits) {
        return saying(new Said(fits.toLucene(), fits.inSummaries()));
    }

    /** The same, of those whose headlines fit. */
    public ArticleQuery headed(Query fits) {
        return saying(new Said(fits, fits));
    }

    private ArticleQuery saying(Said said) {
        return new ArticleQuery(audience, all, none, spans, exclude, shows, said);
    }

    /**
     * Facets of which each article in the answer has one, be it in it now or later; so an article that has none of them
     * cannot change the answer. Empty where any article may.
     */
    public Optional<List<UUID>> restsOn() {
        return all.stream().min(Comparator.comparingInt(List::size));
    }

    /** Whether an article may come in or fall out by an update that leaves its facets and its publication alone. */
    public boolean changesWithUpdates() {
        return text != null || !shows.isEmpty() || spans.stream().anyMatch(span -> span.time() != Time.PUBLISHED);
    }

    private static <T> List<T> plus(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }
}
