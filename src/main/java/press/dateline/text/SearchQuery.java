package press.dateline.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import press.dateline.text.QueryPart.Item;
import press.dateline.text.QueryPart.Kind;

/**
 * What somebody searches for in articles: all words must be there, in whatever form and language; those in quotation
 * marks in this order; none that a minus stands before; one of those that OR stands between. A * after at least two
 * letters finds all words that begin so. Words that tell nothing, such as "the", need not be there if others do; in
 * quotation marks they must.
 */
public final class SearchQuery {

    private static final float HEADLINE_WEIGHT = 4;
    private static final float SUMMARY_WEIGHT = 2;
    private static final float ADJACENCY_WEIGHT = 2;

    private static final List<String> ALL = List.of(TextFields.TEXT);
    private static final List<String> SUMMARIES = List.of(TextFields.HEADLINE, TextFields.SUMMARY);

    private final String text;
    private final List<QueryPart> parts;
    private final Language asker;

    private SearchQuery(String text, List<QueryPart> parts, String language) {
        this.text = text;
        this.parts = parts;
        this.asker = Language.of(language);
    }

    /**
     * Reads a query. A {@link press.dateline.web.ProblemException} says what of it is too much.
     *
     * @param parameter the request's parameter that it was written in
     * @param language BCP 47 tag of the asker's language, which says what words tell nothing; articles are found in all
     */
    public static SearchQuery read(String parameter, String text, String language) {
        return new SearchQuery(text, QueryReader.read(parameter, text), language);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** What finds the articles, and weighs how well their words match. */
    public Query toLucene() {
        return new WrittenQuery(this, ALL);
    }

    /** The same, for who is not given the bodies: the words must be in headline, standfirst or names. */
    public Query inSummaries() {
        return new WrittenQuery(this, SUMMARIES);
    }

    /**
     * The same, as it is looked for in articles of some languages.
     *
     * @param fields in one of which what is looked for must be
     */
    Query in(Collection<String> languages, List<String> fields) {
        TermQueries queries = new TermQueries(languages);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean required = false;
        for (QueryPart part : parts) {
            List<Query> found = new ArrayList<>();
            for (Item item : part.anyOf()) {
                for (String field : fields) {
                    found.add(fields.equals(ALL) ? queries.matches(field, item) : queries.highlighted(field, item));
                }
            }
            if (part.not()) {
                all.add(anyOf(found), Occur.MUST_NOT);
                continue;
            }
            if (!isPassedOver(part)) {
                all.add(anyOf(found), Occur.MUST);
                required = true;
            }
            for (Item item : part.anyOf()) {
                prefer(all, queries.weighed(TextFields.HEADLINE, item), HEADLINE_WEIGHT);
                prefer(all, queries.weighed(TextFields.SUMMARY, item), SUMMARY_WEIGHT);
            }
        }
        if (!required) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        prefer(all, queries.adjacent(TextFields.HEADLINE, adjacentItems()), ADJACENCY_WEIGHT);
        return all.build();
    }

    /** What is to be highlighted in an article of a language: everything that is looked for. */
    Query toHighlight(String language) {
        TermQueries own = new TermQueries(List.of(language));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (QueryPart part : parts) {
            if (!part.not() && !isPassedOver(part)) {
                part.anyOf().forEach(item -> any.add(own.highlighted(TextFields.TEXT, item), Occur.SHOULD));
            }
        }
        return any.build();
    }

    /** The words that somebody may have misspelt: those that must be there and are no beginnings. */
    List<Item> spelt() {
        return parts.stream()
                .filter(part -> !part.not() && !isPassedOver(part))
                .flatMap(part -> part.anyOf().stream())
                .filter(item -> item.kind() != Kind.PREFIX)
                .toList();
    }

    Language asker() {
        return asker;
    }

    private static void prefer(BooleanQuery.Builder all, Optional<Query> weighed, float weight) {
        weighed.ifPresent(query -> all.add(new BoostQuery(query, weight), Occur.SHOULD));
    }

    /** Words that follow each other in the query, and so may in a headline. */
    private List<Item> adjacentItems() {
        return parts.stream()
                .filter(part -> !part.not() && part.anyOf().size() == 1)
                .map(part -> part.anyOf().getFirst())
                .filter(item -> item.kind() == Kind.WORD)
                .toList();
    }

    private boolean isPassedOver(QueryPart part) {
        return isStopWord(part) && parts.stream().anyMatch(other -> !other.not() && !isStopWord(other));
    }

    private boolean isStopWord(QueryPart part) {
        return part.anyOf().stream()
                .allMatch(item -> item.kind() == Kind.WORD
                        && asker.stopWords().get().contains(item.text().toLowerCase(Locale.ROOT)));
    }

    private static Query anyOf(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }
}
