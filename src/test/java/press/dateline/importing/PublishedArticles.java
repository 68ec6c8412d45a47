package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import press.dateline.change.LogPosition;
import press.dateline.index.ArticleIndex;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.EmptyTables;

/** What is published, before all of it is wiped and after it was imported again. */
@ApplicationScoped
class PublishedArticles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmptyTables tables;
    private final LogPosition position;
    private final ArticleIndex index;

    PublishedArticles(EmptyTables tables, LogPosition position, ArticleIndex index) {
        this.tables = tables;
        this.position = position;
        this.index = index;
    }

    /** All published articles by their headlines. */
    Map<String, JsonNode> byHeadline() throws IOException {
        Map<String, JsonNode> articles = new TreeMap<>();
        Response list = Api.anonymous().get("/v1/articles?limit=100&view=full");
        assertThat(list.statusCode()).isEqualTo(200);
        for (JsonNode article : JSON.readTree(list.asString()).path("items")) {
            articles.put(article.path("headline").asText(), article);
        }
        return articles;
    }

    /** Empties the tables, and waits until that is known everywhere. */
    void wipe() {
        tables.empty();
        Await.until(() -> position.current() == 0 && index.isReady());
    }
}
