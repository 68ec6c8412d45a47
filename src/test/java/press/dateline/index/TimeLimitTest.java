package press.dateline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.dateline.access.Audience;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What takes too long to find is refused, in every order, and says so. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class TimeLimitTest {

    private static final ArticleQuery ALL =
            ArticleQuery.all(new Audience(false, null, Instant.parse("2100-01-01T00:00:00Z"), false));

    @Inject
    IndexKeeping keeping;

    @Inject
    IndexRows rows;

    @Inject
    IndexOverlay overlay;

    private ArticleIndex within(Duration limit) {
        Stories.publish("One");
        Api.anonymous().get("/v1/articles").then().statusCode(200); // the index has it
        return new ArticleIndex(keeping, rows, overlay, () -> limit);
    }

    private static void assertTooExpensive(Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.type()).isEqualTo(ProblemType.QUERY_TOO_EXPENSIVE);
            assertThat(refused.detail()).contains("longer than the 0 ms").contains("fewer, longer or rarer words");
        });
    }

    @ParameterizedTest
    @EnumSource(ArticleOrder.class)
    void pagesOfEveryOrder(ArticleOrder order) {
        var question = new ArticleIndex.Question(ALL, order, null, 20);
        assertThat(within(Duration.ofMinutes(1)).ask(question).hits()).hasSize(1);
        ArticleIndex none = new ArticleIndex(keeping, rows, overlay, () -> Duration.ZERO);
        assertTooExpensive(() -> none.ask(question));
    }

    /** Behind the last article a page looks at nothing, so that the limit is that of the facets alone. */
    @Test
    void facets() {
        Hit last = new Hit(new UUID(0, 0), Instant.EPOCH);
        var page = new ArticleIndex.Question(ALL, ArticleOrder.NEWEST, last, 20);
        var facets = new ArticleIndex.Question(
                ALL, ArticleOrder.NEWEST, last, 20, ArticleIndex.Counting.NO, Set.of(FacetCounts.Kind.SECTION), null);
        ArticleIndex index = within(Duration.ofMinutes(1));
        assertThat(Objects.requireNonNull(index.ask(facets).facets()).ids()).hasSize(1);
        index.ask(ALL, (searcher, query) -> {
            IndexSearcher late = new IndexSearcher(searcher.getIndexReader());
            late.setTimeout(TimeLimit.of(Duration.ZERO));
            assertThat(ArticleIndex.answer(page, late, query).hits()).isEmpty();
            return assertThatThrownBy(() -> ArticleIndex.answer(facets, late, query))
                    .isInstanceOf(TimeLimit.Exceeded.class);
        });
    }

    @Test
    void whatCanBeDoneWithoutIsLeftOut() {
        ArticleIndex.Asking<Integer> counting =
                (searcher, all) -> searcher.search(all, 10, Sort.INDEXORDER).scoreDocs.length;
        assertThat(within(Duration.ofMinutes(1)).askForMore(ALL, counting)).contains(1);
        ArticleIndex none = new ArticleIndex(keeping, rows, overlay, () -> Duration.ZERO);
        assertThat(none.askForMore(ALL, counting)).isEmpty();
        assertTooExpensive(() -> none.ask(ALL, counting));
    }

    @Test
    void relatedArticles() {
        UUID two = UUID.fromString(Stories.publish("Two").jsonPath().getString("id"));
        RelatedArticles related = new RelatedArticles(within(Duration.ZERO));
        assertTooExpensive(() -> related.of(Set.of(two), ALL.audience(), 5));
        assertThat(related.inTime(Set.of(two), ALL.audience(), 5)).isEmpty();
    }
}
