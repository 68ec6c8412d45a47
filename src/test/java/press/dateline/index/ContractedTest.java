package press.dateline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.access.Condition;
import press.dateline.access.Listing;
import press.dateline.testing.DatabaseResource;
import press.dateline.text.ArticleText;

/** Random conditions hold of the same random articles in memory, in PostgreSQL and in Lucene. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ContractedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TRAITS =
            List.of("kind:news", "kind:brief", "language:en", "section:a", "tag:b", "territory:*", "territory:KE");

    private final Random random = new Random(38);

    @TempDir
    @SuppressWarnings("NullAway.Init") // given before each test
    Path folder;

    @Inject
    @SuppressWarnings("NullAway.Init") // likewise
    DataSource dataSource;

    private record Article(UUID id, Listing listing) {}

    private Set<String> some() {
        return TRAITS.stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    /** Near the edges: a micro-second before, at, or behind. */
    private Instant time() {
        return NOW.minus(Duration.ofHours(random.nextInt(-2, 5))).plusNanos(1_000L * random.nextInt(-1, 2));
    }

    private Article article() {
        return new Article(
                new UUID(random.nextLong(), random.nextLong()),
                new Listing(some(), time(), random.nextInt(3) == 0 ? time() : null));
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new Condition.Has(atLeastOne());
            case 1 -> new Condition.HasNone(atLeastOne());
            case 2 -> new Condition.Age(Duration.ofHours(random.nextInt(3)), hours());
            case 3 -> new Condition.Unexpired();
            case 4 -> new Condition.All(several(depth - 1));
            default -> new Condition.Any(several(depth - 1));
        };
    }

    private Set<String> atLeastOne() {
        Set<String> some = new HashSet<>(some());
        some.add(TRAITS.get(random.nextInt(TRAITS.size())));
        return some;
    }

    private @Nullable Duration hours() {
        return random.nextBoolean() ? null : Duration.ofHours(random.nextInt(5));
    }

    private List<Condition> several(int depth) {
        return Stream.generate(() -> condition(depth)).limit(random.nextInt(4)).toList();
    }

    @Test
    void aConditionMeansTheSameEverywhere() throws Exception {
        List<Article> articles = Stream.generate(this::article).limit(300).toList();
        String rows = articles.stream().map(ContractedTest::row).collect(Collectors.joining(", "));
        int held = 0;
        try (LuceneIndex index = LuceneIndex.create(folder);
                var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            index.add(articles.stream().map(ContractedTest::indexed).toList());
            index.refresh();
            IndexSearcher searcher = index.searchers().acquire();
            try {
                for (int i = 0; i < 300; i++) {
                    Condition condition = condition(3);
                    Set<UUID> inMemory = articles.stream()
                            .filter(one -> condition.holds(one.listing(), NOW))
                            .map(Article::id)
                            .collect(Collectors.toCollection(TreeSet::new));
                    Set<UUID> inSql = new TreeSet<>();
                    try (var found = statement.executeQuery("SELECT id FROM (VALUES " + rows
                            + ") AS l (id, traits, published, ends) WHERE "
                            + condition.sql("l.traits", "l.published", "l.ends", "timestamptz '" + NOW + "'"))) {
                        while (found.next()) {
                            inSql.add(found.getObject(1, UUID.class));
                        }
                    }
                    Set<UUID> inLucene = new TreeSet<>();
                    var hits = searcher.search(Contracted.query(condition, NOW), articles.size(), ArticleFields.NEWEST)
                            .scoreDocs;
                    List<UUID> ids = new ArrayList<>();
                    for (var hit : hits) {
                        var leaf = searcher.getIndexReader()
                                .leaves()
                                .get(org.apache.lucene.index.ReaderUtil.subIndex(
                                        hit.doc, searcher.getIndexReader().leaves()));
                        ids.add(new Position.Reader(leaf.reader())
                                .at(hit.doc - leaf.docBase)
                                .hit()
                                .id());
                    }
                    inLucene.addAll(ids);
                    assertThat(inSql).as("SQL: %s", condition).isEqualTo(inMemory);
                    assertThat(inLucene).as("Lucene: %s", condition).isEqualTo(inMemory);
                    held += inMemory.size();
                }
            } finally {
                index.searchers().release(searcher);
            }
        }
        assertThat(held).as("neither nothing nor everything").isBetween(5_000, 85_000);
    }

    private static String row(Article article) {
        String traits = article.listing().traits().stream().collect(Collectors.joining("','", "'", "'"));
        return "('" + article.id() + "'::uuid, array_remove(ARRAY[" + traits + "]::text[], ''), '"
                + article.listing().publishedAt() + "'::timestamptz, "
                + (article.listing().rightsEnd() == null
                        ? "NULL"
                        : "'" + article.listing().rightsEnd() + "'")
                + "::timestamptz)";
    }

    private static IndexedArticle indexed(Article article) {
        Instant published = article.listing().publishedAt();
        return new IndexedArticle(
                article.id(),
                published,
                published,
                published,
                null,
                null,
                List.copyOf(article.listing().traits()),
                article.listing().rightsEnd(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ArticleText("en", "Headline", null, List.of(), List.of("Text.")));
    }
}
