package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import press.dateline.index.ArticleQuery;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** What is remembered of feeds is what they are. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class KnownFeedsTest {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    KnownFeeds feeds;

    @Test
    @ActivateRequestContext
    void aReaderOfTheFormerFilterLeavesItToNobody() {
        Stories.section();
        Api.administrator()
                .body("{\"name\": \"one\", \"title\": \"One\", \"filter\": {\"section\": [\"news\"]}}")
                .post("/v1/feeds")
                .then()
                .statusCode(201);
        Await.until(() -> feeds.named("one").isPresent());
        Feed former = feeds.named("one").orElseThrow();
        Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"filter\": {\"section\": [\"-news\"]}}")
                .patch("/v1/feeds/one")
                .then()
                .statusCode(200);
        Await.until(() -> feeds.named("one").orElseThrow().revision() == 2);
        ArticleQuery late = feeds.query(former);
        ArticleQuery now = feeds.query(feeds.named("one").orElseThrow());
        assertThat(now).isNotEqualTo(late);
        assertThat(now.none()).hasSize(1);
    }
}
