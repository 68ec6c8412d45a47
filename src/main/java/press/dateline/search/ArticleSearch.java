package press.dateline.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleOrder;
import press.dateline.index.ArticleQuery;
import press.dateline.index.Hit;
import press.dateline.reading.Explaining;
import press.dateline.reading.ExplanationView;
import press.dateline.reading.PublicArticles;
import press.dateline.text.SearchQuery;
import press.dateline.text.TextFields;
import press.dateline.text.TypedText;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;

/** Finds articles by what they say, and by their headlines as somebody types. */
@RequestScoped
class ArticleSearch {

    private static final List<String> HEADLINE = List.of(TextFields.TYPED);

    private final ArticleIndex index;
    private final PublicArticles articles;
    private final Explaining explaining;
    private final Caller caller;
    private final ObjectMapper json;

    ArticleSearch(
            ArticleIndex index, PublicArticles articles, Explaining explaining, Caller caller, ObjectMapper json) {
        this.index = index;
        this.articles = articles;
        this.explaining = explaining;
        this.caller = caller;
        this.json = json;
    }

    /** The newest whose headlines fit what was typed, or else are similar; one statement. */
    List<FoundName> suggest(TypedText typed, int most) {
        ArticleQuery all = ArticleQuery.all(caller.audience());
        List<Hit> hits = newest(all.headed(typed.toLucene(HEADLINE)), most);
        if (hits.isEmpty()) {
            hits = newest(all.headed(typed.similar(HEADLINE)), most);
        }
        List<FoundName> found = new ArrayList<>();
        for (PublicArticles.Served served : served(all.audience(), hits)) {
            try {
                found.add(FoundName.of(json.readTree(served.body()), typed));
            } catch (IOException e) {
                throw new UncheckedIOException("a rendered summary is not JSON", e);
            }
        }
        return found;
    }

    private List<Hit> newest(ArticleQuery query, int most) {
        return index.ask(new ArticleIndex.Question(query, ArticleOrder.NEWEST, null, most))
                .hits();
    }

    /** A page of articles, and what a contract has left out of it; null where that is not asked for. */
    record Found(Page<RawValue> page, @Nullable ExplanationView explanation) {}

    /**
     * The page of those that match best; one statement.
     *
     * @param language the site's, which says what words tell nothing
     */
    Found search(String q, String language, Limit limit, Paging paging, boolean isContinued) {
        SearchQuery text = SearchQuery.read("q", q, language);
        ArticleQuery query = ArticleQuery.all(caller.audience()).saying(text);
        @Nullable
        Hit after = isContinued
                ? paging.afterRank()
                        .map(rank -> new Hit(
                                rank.id(),
                                rank.instant(),
                                new Hit.Rank(Float.intBitsToFloat(rank.rank()), rank.reckoned())))
                        .orElse(null)
                : null;
        ArticleIndex.Answer answer =
                index.ask(new ArticleIndex.Question(query, ArticleOrder.RELEVANCE, after, limit.value()));
        List<RawValue> items = served(query.audience(), answer.hits()).stream()
                .map(one -> new RawValue(one.text()))
                .toList();
        @Nullable
        ExplanationView explanation = explaining.of(query, answer.hits().size()).orElse(null);
        if (!answer.more()) {
            return new Found(new Page<>(items, null, null), explanation);
        }
        Hit last = answer.hits().getLast();
        Hit.Rank rank = Objects.requireNonNull(last.rank());
        String cursor = paging.cursor(List.of(Float.floatToIntBits(rank.score()), rank.from(), last.time(), last.id()));
        return new Found(new Page<>(items, cursor, paging.next(cursor)), explanation);
    }

    private List<PublicArticles.Served> served(Audience audience, List<Hit> hits) {
        return articles.summaries(audience, hits.stream().map(Hit::id).toList());
    }
}
