package press.dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.ingest.FeedServer.item;
import static press.dateline.ingest.FeedServer.rss;
import static press.dateline.ingest.FeedServer.tagged;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Examples;
import press.dateline.testing.Rows;

/** Somebody follows what the guide says of feeds that are fetched, and is answered what it shows. */
@QuarkusTest
class IncomingFormatsGuideTest {

    @Test
    void everyExampleIsAnsweredAsShown() {
        try (FeedServer server = new FeedServer()) {
            server.serve("/world.rss", tagged("\"1\"", rss(item("One", "First."))));
            Examples.below("docs/incoming-formats.md", "Feeds fetched on a schedule")
                    .run(Map.of("KEY", Api.key("content:write", "content:publish"), "FEED", server.url("/world.rss")));
        }
        assertThat(Rows.of("SELECT id FROM feed_source")).isEmpty();
        Await.until(
                "what was fetched is imported",
                () -> Api.anonymous().get("/v1/articles/one").statusCode() == 200);
    }
}
