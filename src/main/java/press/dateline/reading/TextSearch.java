package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Contract;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleQuery;
import press.dateline.index.Hit;
import press.dateline.index.RenderedText;
import press.dateline.site.SiteLookup;
import press.dateline.text.ArticleText;
import press.dateline.text.Highlighting;
import press.dateline.text.SearchQuery;
import press.dateline.text.Spelling;
import press.dateline.web.ProblemException;

/** What is searched in the text of articles, and what is told of it beside the articles. */
@ApplicationScoped
class TextSearch {

    private static final String QUERY = "q";

    /** With fewer articles than this, something else may have been meant. */
    private static final int FEW = 3;

    private final ArticleIndex index;
    private final PublicArticles articles;
    private final SiteLookup site;

    TextSearch(ArticleIndex index, PublicArticles articles, SiteLookup site) {
        this.index = index;
        this.articles = articles;
        this.site = site;
    }

    /**
     * What a filter looks for in the text; null: nothing. Asked in the language that it filters by, else in that of the
     * site, at one statement.
     *
     * @throws ProblemException 400 where it is too much, or nothing
     */
    @Nullable
    SearchQuery read(ArticleFilter filter) {
        boolean highlight = isHighlighted(filter);
        if (filter.q == null) {
            if (highlight) {
                throw ProblemException.parameter("highlight", "goes with q only: say what is looked for.");
            }
            return null;
        }
        return SearchQuery.read(QUERY, filter.q, language(filter));
    }

    private String language(ArticleFilter filter) {
        return filter.language != null
                        && filter.language.size() == 1
                        && !filter.language.getFirst().startsWith("-")
                ? filter.language.getFirst().split(",", -1)[0]
                : site.site().language();
    }

    /**
     * Further members of a page.
     *
     * @param whole whether time sufficed for all of them
     */
    record More(Map<String, Object> members, boolean whole) {}

    /**
     * The further members of the page: highlights if they are asked for, at one statement, and what may have been meant.
     *
     * @param all the articles that the other filters let through
     */
    More about(ArticleFilter filter, SearchQuery text, ArticleQuery all, ArticleIndex.Answer answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        boolean whole = true;
        Contract contract = all.audience().contract();
        // Words are counted in all text.
        boolean isWhole = contract == null || contract.isFull();
        if (isWhole && filter.cursor == null && !answer.more() && answer.hits().size() < FEW) {
            Optional<Optional<String>> meant =
                    index.askForMore(all, (searcher, visible) -> Spelling.correct(searcher, text, visible));
            whole = meant.isPresent();
            meant.flatMap(found -> found).ifPresent(other -> members.put("didYouMean", other));
        }
        if (isHighlighted(filter)) {
            members.put("highlights", highlights(text, all, answer.hits()));
        }
        return new More(members, whole);
    }

    private List<ArticlePage.HighlightsView> highlights(SearchQuery text, ArticleQuery all, List<Hit> hits) {
        List<ArticlePage.HighlightsView> highlights = new ArrayList<>();
        for (PublicArticles.Served served :
                articles.whole(all.audience(), hits.stream().map(Hit::id).toList())) {
            ArticleText said = RenderedText.of(served.text()).text();
            highlights.add(new ArticlePage.HighlightsView(served.id(), Highlighting.of(text, said)));
        }
        return highlights;
    }

    private static boolean isHighlighted(ArticleFilter filter) {
        return filter.highlight != null
                && FilterReading.one("highlight", filter.highlight, new Boolean[] {true, false}, String::valueOf);
    }
}
