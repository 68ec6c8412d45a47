package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.document.Document;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleOrder;
import press.dateline.index.ArticleQuery;
import press.dateline.index.FacetCounts;
import press.dateline.index.Hit;
import press.dateline.site.SiteLookup;
import press.dateline.text.SearchQuery;
import press.dateline.web.CacheTags;
import press.dateline.web.Limit;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.Representation;

/** Answers lists of articles: found in the index, then their rendered summaries, joined as bytes. */
@RequestScoped
class ArticleListing {

    static final String YEAR = "year";

    private static final int MOST_IDS = 100;

    private final PublicArticles articles;
    private final ArticleLookup lookup;
    private final ArticleIndex index;
    private final FilterReading reading;
    private final FacetNames names;
    private final Includes includes;
    private final TextSearch texts;
    private final Explaining explaining;
    private final SiteLookup site;
    private final Caller caller;
    private final Paging paging;
    private final PageWriter writer;

    ArticleListing(
            PublicArticles articles,
            ArticleLookup lookup,
            ArticleIndex index,
            FilterReading reading,
            FacetNames names,
            Includes includes,
            TextSearch texts,
            Explaining explaining,
            SiteLookup site,
            Caller caller,
            Paging paging,
            ObjectMapper json) {
        this.articles = articles;
        this.lookup = lookup;
        this.index = index;
        this.reading = reading;
        this.names = names;
        this.includes = includes;
        this.texts = texts;
        this.explaining = explaining;
        this.site = site;
        this.caller = caller;
        this.paging = paging;
        this.writer = new PageWriter(json);
    }

    /**
     * The page that a filter asks for.
     *
     * @param alsoAll facets that every article must have, beside the filter's
     */
    Representation list(ArticleFilter filter, List<UUID> alsoAll) {
        if (filter.ids != null) {
            requireNoMore(alsoAll.isEmpty());
            return byIds(filter, filter.ids);
        }
        ArticleQuery query = reading.read(filter, caller.audience());
        for (UUID facet : alsoAll) {
            query = query.with(List.of(facet));
        }
        return list(filter, query);
    }

    /** The page that a filter asks for, of the articles that show an image. */
    Representation showing(UUID image, ArticleFilter filter) {
        requireNoMore(filter.ids == null);
        return list(filter, reading.read(filter, caller.audience()).showing(image));
    }

    private static void requireNoMore(boolean alone) {
        if (!alone) {
            throw ProblemException.parameter(
                    "ids", "goes with no other filter and no cursor, and with /v1/articles only.");
        }
    }

    /**
     * The first page of a list that stands within another answer, as JSON.
     *
     * @param path where that list is
     * @param filters its parameters there
     * @param facet what its articles have
     */
    byte[] first(String path, Map<String, String> filters, UUID facet) {
        ArticleQuery query = ArticleQuery.all(caller.audience()).with(List.of(facet));
        ArticleIndex.Answer answer =
                index.ask(new ArticleIndex.Question(query, ArticleOrder.NEWEST, null, Integer.parseInt(Limit.DEFAULT)));
        Map<String, Object> more = new LinkedHashMap<>();
        if (answer.more()) {
            Paging.Onward onward =
                    paging.onward(path, filters, keys(answer.hits().getLast()));
            more.put("nextCursor", onward.nextCursor());
            more.put("next", onward.next());
        }
        return writer.page(items(query, answer, Document.Kind.SUMMARY), more);
    }

    private List<PublicArticles.Served> items(ArticleQuery query, ArticleIndex.Answer answer, Document.Kind kind) {
        return articles.byIds(
                query.audience(), answer.hits().stream().map(Hit::id).toList(), kind);
    }

    private Representation list(ArticleFilter filter, ArticleQuery asked) {
        Document.Kind shape = Shape.of(filter.view, Document.Kind.SUMMARY);
        List<String> parts = includes.names(filter.include, shape);
        @Nullable SearchQuery text = texts.read(filter);
        ArticleQuery query = text == null ? asked : asked.saying(text);
        ArticleOrder order = order(filter);
        Set<String> facets = facets(filter.facets);
        Set<FacetCounts.Kind> kinds = Arrays.stream(FacetCounts.Kind.values())
                .filter(kind -> facets.contains(word(kind)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FacetCounts.Kind.class)));
        boolean years = facets.contains(YEAR);
        ArticleIndex.Answer answer = index.ask(new ArticleIndex.Question(
                query,
                order,
                after(order),
                filter.limit.value(),
                counting(filter.count),
                kinds,
                years ? site.site().timeZone() : null));
        Includes.Included included = includes.added(items(query, answer, shape), parts);
        CacheTags tags = restsOn(query, order);
        if (answer.beyond() != null) {
            tags = tags.and(CacheTags.shows(answer.beyond().id()));
        }
        Map<String, Object> more = new LinkedHashMap<>();
        if (answer.more()) {
            Hit last = answer.hits().getLast();
            String cursor = paging.cursor(keys(last));
            more.put("nextCursor", cursor);
            more.put("next", paging.next(cursor));
        }
        ArticleIndex.Count count = answer.count();
        if (count != null) {
            more.put("count", new CountView(count.value(), count.exact()));
            tags = tags.and(CacheTags.COUNTS);
        }
        FacetCounts counted = answer.facets();
        if (counted != null) {
            more.put("facets", names.named(counted, kinds, years));
            tags = tags.and(CacheTags.COUNTS).and(CacheTags.ofShown(counted.ids()));
        }
        if (answer.approximate() || (counted != null && !counted.exact())) {
            more.put("approximate", true);
        }
        boolean isKept = included.isKept();
        if (text != null) {
            TextSearch.More about = texts.about(filter, text, asked, answer);
            more.putAll(about.members());
            isKept = isKept && about.whole();
            // Ranks and suggestions rest on what all articles say.
            tags = tags.and(CacheTags.COUNTS);
        }
        Optional<ExplanationView> explanation =
                explaining.of(query, answer.hits().size(), explaining.kept(isKept, end(included.articles())));
        explanation.ifPresent(told -> more.put("explain", told));
        return page(included.articles(), isKept && explanation.isEmpty() ? tags : null, more);
    }

    /** What a list rests on beside the articles on its page: what may come to stand there, and what its filter names. */
    static CacheTags restsOn(ArticleQuery query, ArticleOrder order) {
        boolean byUpdates = order == ArticleOrder.UPDATED || query.changesWithUpdates();
        return query.restsOn()
                .map(CacheTags::ofLists)
                .orElse(CacheTags.NONE.and(CacheTags.ARTICLES))
                .and(CacheTags.LISTS)
                .and(byUpdates ? CacheTags.NONE.and(CacheTags.UPDATES) : CacheTags.NONE)
                .and(CacheTags.ofShown(query.none()))
                .and(CacheTags.ofShown(
                        query.all().stream().flatMap(List::stream).toList()));
    }

    private static ArticleOrder order(ArticleFilter filter) {
        if (filter.sort == null) {
            return ArticleOrder.NEWEST;
        }
        ArticleOrder order = FilterReading.one("sort", filter.sort, ArticleOrder.values(), ArticleOrder::word);
        if (order == ArticleOrder.RELEVANCE && filter.q == null) {
            throw ProblemException.parameter("sort", "relevance goes with q only: say what is looked for.");
        }
        return order;
    }

    private @Nullable Hit after(ArticleOrder order) {
        return order == ArticleOrder.RELEVANCE
                ? paging.afterRank()
                        .map(after -> new Hit(
                                after.id(),
                                after.instant(),
                                new Hit.Rank(Float.intBitsToFloat(after.rank()), after.reckoned())))
                        .orElse(null)
                : paging.afterTime()
                        .map(after -> new Hit(after.id(), after.instant()))
                        .orElse(null);
    }

    private static List<?> keys(Hit last) {
        Hit.Rank rank = last.rank();
        return rank == null
                ? List.of(last.time(), last.id())
                : List.of(Float.floatToIntBits(rank.score()), rank.from(), last.time(), last.id());
    }

    private static ArticleIndex.Counting counting(@Nullable String word) {
        return word == null
                ? ArticleIndex.Counting.NO
                : FilterReading.one(
                        "count",
                        word,
                        new ArticleIndex.Counting[] {ArticleIndex.Counting.EXACT, ArticleIndex.Counting.ESTIMATE},
                        counting -> counting.name().toLowerCase(Locale.ROOT));
    }

    private static Set<String> facets(@Nullable String text) {
        Set<String> facets = new LinkedHashSet<>();
        if (text != null) {
            String[] all = Stream.concat(
                            Arrays.stream(FacetCounts.Kind.values()).map(ArticleListing::word), Stream.of(YEAR))
                    .toArray(String[]::new);
            for (String word : text.split(",", -1)) {
                facets.add(FilterReading.one("facets", word, all, one -> one));
            }
        }
        return facets;
    }

    private static String word(FacetCounts.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Quarkus gives an empty list where a parameter is absent. */
    private static boolean isAbsent(@Nullable Object value) {
        return value == null || (value instanceof List<?> values && values.isEmpty());
    }

    private static boolean isAlone(ArticleFilter filter) {
        return Stream.of(
                                filter.section,
                                filter.tag,
                                filter.person,
                                filter.place,
                                filter.about,
                                filter.author,
                                filter.language,
                                filter.kind)
                        .allMatch(ArticleListing::isAbsent)
                && Stream.of(
                                filter.follow,
                                filter.from,
                                filter.to,
                                filter.date,
                                filter.updatedSince,
                                filter.exclude,
                                filter.q,
                                filter.highlight,
                                filter.sort,
                                filter.count,
                                filter.facets,
                                filter.cursor)
                        .allMatch(ArticleListing::isAbsent);
    }

    private Representation byIds(ArticleFilter filter, String text) {
        requireNoMore(isAlone(filter));
        List<String> wanted = Arrays.asList(text.split(",", -1));
        if (wanted.size() > MOST_IDS) {
            throw ProblemException.parameter("ids", "takes " + MOST_IDS + " ids at most, not " + wanted.size() + ".");
        }
        Map<String, PublicArticles.Served> found = new HashMap<>();
        Document.Kind shape = Shape.of(filter.view, Document.Kind.SUMMARY);
        List<String> parts = includes.names(filter.include, shape);
        PublicArticles.Named named = articles.named(wanted, shape);
        Includes.Included included = includes.added(named.found(), parts);
        for (PublicArticles.Served served : included.articles()) {
            found.put(served.id().toString(), served);
            found.put(served.slug(), served);
        }
        List<PublicArticles.Served> items = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (String one : wanted) {
            String name = one.toLowerCase(Locale.ROOT);
            PublicArticles.Served served = found.get(name);
            if (served == null) {
                missing.add(new Missing(one, named.withdrawn().contains(name) ? "withdrawn" : "not-found"));
            } else {
                items.add(served);
            }
        }
        // An update may give an article the slug that is asked for.
        CacheTags mayCome = missing.isEmpty()
                ? CacheTags.NONE
                : CacheTags.NONE.and(CacheTags.ARTICLES).and(CacheTags.UPDATES);
        Map<String, Object> more = new LinkedHashMap<>(Map.of("missing", missing));
        Optional<ExplanationView> explanation = explaining.of(
                () -> lookup.ids(wanted).values(),
                named.found().size(),
                explaining.kept(included.isKept(), end(items)));
        explanation.ifPresent(told -> more.put("explain", told));
        return page(items, included.isKept() && explanation.isEmpty() ? mayCome : null, more);
    }

    /** When the page is another one by the clock; null where it never is. */
    private static @Nullable Instant end(List<PublicArticles.Served> items) {
        return items.stream()
                .map(PublicArticles.Served::validUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * A page.
     *
     * @param tags what it rests on beside the articles that stand on it; null where it must not be stored
     */
    private Representation page(List<PublicArticles.Served> items, @Nullable CacheTags tags, Map<String, Object> more) {
        byte[] body = writer.page(items, more);
        if (tags == null) {
            return new Representation(body, "application/json", null);
        }
        List<CacheTags> all =
                new ArrayList<>(items.stream().map(PublicArticles.Served::tags).toList());
        all.add(tags);
        return new Representation(body, "application/json", null, CacheTags.union(all), end(items));
    }
}
