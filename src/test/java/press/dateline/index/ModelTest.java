package press.dateline.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.access.Audience;
import press.dateline.index.ArticleIndex.Counting;
import press.dateline.index.ArticleIndex.Question;
import press.dateline.index.ArticleQuery.Span;
import press.dateline.index.ArticleQuery.Time;
import press.dateline.text.ArticleText;

/** Random articles, random questions; the answers are those of a plain loop over all articles. */
class ModelTest {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant NOW = BEGIN.plus(Duration.ofDays(400));
    private static final int ARTICLES = 1_500;
    private static final int QUESTIONS = 400;

    private final Random random = new Random(20);
    private final List<UUID> facets = ids(40);
    private final List<UUID> images = ids(10);

    @TempDir
    Path folder;

    private List<UUID> ids(int count) {
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(count)
                .toList();
    }

    /** Low numbers occur in many articles, high ones in few. */
    private <T> List<T> some(List<T> from, int most) {
        return Stream.generate(() -> from.get((int) (from.size() * Math.pow(random.nextDouble(), 3))))
                .limit(random.nextInt(most + 1))
                .distinct()
                .toList();
    }

    private IndexedArticle article(UUID id) {
        // Few different times: the order of what is equal matters.
        Instant published = BEGIN.plus(Duration.ofHours(random.nextInt(2_000)));
        Instant updated = random.nextInt(3) == 0 ? published.plus(Duration.ofHours(random.nextInt(500))) : published;
        List<UUID> listed = some(facets, 6);
        return new IndexedArticle(
                id,
                published,
                updated,
                updated.plusSeconds(random.nextInt(100_000)),
                random.nextInt(10) == 0 ? NOW.plusSeconds(random.nextInt(-10, 10)) : null,
                random.nextInt(5) == 0 ? NOW.plusSeconds(random.nextInt(-10, 10)) : null,
                List.of(),
                null,
                listed,
                some(images, 3),
                listed.stream().limit(1).toList(),
                listed,
                listed,
                listed,
                new ArticleText("en", "Headline", null, List.of(), List.of("Text.")));
    }

    private ArticleQuery query(Map<UUID, IndexedArticle> articles) {
        List<List<UUID>> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<UUID> group = some(facets, random.nextInt(8) == 0 ? 30 : 3);
            if (!group.isEmpty()) {
                all.add(group);
            }
        }
        List<Span> spans = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            Time time = List.of(Time.values()).get(random.nextInt(Time.values().length));
            spans.add(new Span(time, bound(), bound()));
        }
        return new ArticleQuery(
                new Audience(random.nextBoolean(), null, NOW, random.nextBoolean()),
                all,
                random.nextInt(3) == 0 ? some(facets, 2) : List.of(),
                spans,
                random.nextInt(4) == 0 ? some(List.copyOf(articles.keySet()), 20) : List.of(),
                random.nextInt(6) == 0 ? some(images, 1) : List.of(),
                null);
    }

    private @Nullable Instant bound() {
        return random.nextInt(3) == 0 ? null : BEGIN.plus(Duration.ofHours(random.nextInt(-10, 2_600)));
    }

    private static boolean matches(ArticleQuery query, IndexedArticle article) {
        return isShown(query.audience(), article)
                && (article.endsAt() == null || article.endsAt().isAfter(NOW))
                && query.all().stream().noneMatch(group -> Collections.disjoint(group, article.facets()))
                && Collections.disjoint(query.none(), article.facets())
                && !query.exclude().contains(article.id())
                && article.shows().containsAll(query.shows())
                && query.spans().stream().allMatch(span -> within(span, article));
    }

    private static boolean isShown(Audience audience, IndexedArticle article) {
        Instant until = article.embargoUntil();
        return audience.embargo() || until == null || (audience.ahead() && !until.isAfter(NOW));
    }

    private static boolean within(Span span, IndexedArticle article) {
        Instant time = switch (span.time()) {
            case PUBLISHED -> article.publishedAt();
            case UPDATED -> article.updatedAt();
            case MODIFIED -> article.modifiedAt();
        };
        return (span.from() == null || !time.isBefore(span.from())) && (span.to() == null || time.isBefore(span.to()));
    }

    /** PostgreSQL sorts ids by their bytes; so does their text. */
    private static Comparator<IndexedArticle> order(ArticleOrder order) {
        Comparator<IndexedArticle> byId =
                Comparator.comparing(article -> article.id().toString());
        return switch (order) {
            case NEWEST ->
                Comparator.comparing(IndexedArticle::publishedAt)
                        .thenComparing(byId)
                        .reversed();
            case OLDEST -> Comparator.comparing(IndexedArticle::publishedAt).thenComparing(byId);
            case UPDATED ->
                Comparator.comparing(IndexedArticle::updatedAt)
                        .thenComparing(byId)
                        .reversed();
            case RELEVANCE -> throw new IllegalArgumentException("goes with words only: see RelevanceTest");
        };
    }

    @Test
    void answersAreThoseOfALoopOverAllArticles() throws Exception {
        Map<UUID, IndexedArticle> articles = new HashMap<>();
        try (LuceneIndex index = LuceneIndex.create(folder)) {
            for (int part = 0; part < 6; part++) {
                List<IndexedArticle> some =
                        ids(ARTICLES / 6).stream().map(this::article).toList();
                some.forEach(article -> articles.put(article.id(), article));
                index.add(some);
                index.refresh(); // so that there are several segments
            }
            List<UUID> changed = some(List.copyOf(articles.keySet()), 100);
            List<UUID> gone = some(List.copyOf(articles.keySet()), 50);
            changed.forEach(id -> articles.put(id, article(id)));
            index.replace(changed.stream().map(articles::get).toList(), List.of());
            index.replace(List.of(), gone);
            gone.forEach(articles::remove);
            index.refresh();
            IndexSearcher searcher = index.searchers().acquire();
            try {
                assertThat(searcher.getIndexReader().leaves()).hasSizeGreaterThan(1);
                int found = 0;
                for (int i = 0; i < QUESTIONS; i++) {
                    found += ask(searcher, articles, query(articles));
                }
                assertThat(found).as("the questions find something").isGreaterThan(QUESTIONS * 10);
            } finally {
                index.searchers().release(searcher);
            }
        }
    }

    private int ask(IndexSearcher searcher, Map<UUID, IndexedArticle> articles, ArticleQuery query) throws Exception {
        List<IndexedArticle> matching =
                articles.values().stream().filter(one -> matches(query, one)).toList();
        for (ArticleOrder order : List.of(ArticleOrder.NEWEST, ArticleOrder.OLDEST, ArticleOrder.UPDATED)) {
            List<UUID> expected = matching.stream()
                    .sorted(order(order))
                    .map(IndexedArticle::id)
                    .toList();
            assertThat(walk(searcher, query, order, 1 + random.nextInt(100)))
                    .as("%s by %s", query, order)
                    .isEqualTo(expected);
        }
        var answer = ArticleIndex.answer(
                new Question(
                        query,
                        ArticleOrder.NEWEST,
                        null,
                        1,
                        Counting.EXACT,
                        EnumSet.allOf(FacetCounts.Kind.class),
                        ZoneOffset.UTC),
                searcher,
                Matching.of(query));
        assertThat(answer.count()).as("%s", query).isEqualTo(new ArticleIndex.Count(matching.size(), true));
        Map<UUID, Integer> tags = new HashMap<>();
        matching.forEach(article -> article.tags().forEach(tag -> tags.merge(tag, 1, Integer::sum)));
        FacetCounts counted = Objects.requireNonNull(answer.facets());
        assertThat(counted.exact()).isTrue();
        assertThat(counted.values().get(FacetCounts.Kind.TAG))
                .as("%s", query)
                .isEqualTo(tags.entrySet().stream()
                        .map(entry -> new FacetCounts.Value(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(FacetCounts.Value::count)
                                .reversed()
                                .thenComparing(FacetCounts.Value::id))
                        .limit(FacetCounts.TOP)
                        .toList());
        assertThat(answer.facets().years().stream()
                        .mapToInt(FacetCounts.Year::count)
                        .sum())
                .isEqualTo(matching.size());
        return matching.size();
    }

    private static List<UUID> walk(IndexSearcher searcher, ArticleQuery query, ArticleOrder order, int limit)
            throws Exception {
        List<UUID> walked = new ArrayList<>();
        @Nullable Hit after = null;
        boolean more = true;
        while (more) {
            ArticleIndex.Answer page =
                    ArticleIndex.answer(new Question(query, order, after, limit), searcher, Matching.of(query));
            page.hits().forEach(hit -> walked.add(hit.id()));
            more = page.more();
            assertThat(page.hits()).hasSize(more ? limit : page.hits().size());
            after = more ? page.hits().getLast() : null;
        }
        return walked;
    }

    @Test
    void beyondTheNewestFacetsAreOfThese() throws Exception {
        UUID tag = ids(1).getFirst();
        try (LuceneIndex index = LuceneIndex.create(folder)) {
            for (int part = 0; part < 3; part++) {
                List<IndexedArticle> some = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    Instant at = BEGIN.plus(Duration.ofDays(part + 3L * i));
                    List<UUID> facet = List.of(tag);
                    some.add(new IndexedArticle(
                            ids(1).getFirst(),
                            at,
                            at,
                            at,
                            null,
                            null,
                            List.of(),
                            null,
                            facet,
                            List.of(),
                            List.of(),
                            facet,
                            List.of(),
                            List.of(),
                            new ArticleText("en", "Headline", null, List.of(), List.of())));
                }
                index.add(some);
                index.refresh();
            }
            IndexSearcher searcher = index.searchers().acquire();
            try {
                var weight = searcher.createWeight(
                        searcher.rewrite(Matching.of(ArticleQuery.all(new Audience(false, null, NOW, false)))),
                        ScoreMode.COMPLETE_NO_SCORES,
                        1);
                FacetCounts counts = FacetCounts.of(
                        searcher.getIndexReader().leaves(), weight, Set.of(FacetCounts.Kind.TAG), ZoneOffset.UTC, 7);
                assertThat(counts.exact()).isFalse();
                assertThat(counts.values().get(FacetCounts.Kind.TAG)).containsExactly(new FacetCounts.Value(tag, 7));
                assertThat(counts.years()).containsExactly(new FacetCounts.Year(2020, 7));
            } finally {
                index.searchers().release(searcher);
            }
        }
    }
}
