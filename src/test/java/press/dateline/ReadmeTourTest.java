package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Examples;

/** Somebody who has just started Dateline takes the README's tour, over the demonstration content. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReadmeTourTest {

    @Test
    void everyCommandWorks() throws IOException {
        try (InputStream demo =
                Objects.requireNonNull(ReadmeTourTest.class.getResourceAsStream("/demo/content.ndjson"))) {
            Response job = Api.administrator()
                    .contentType("application/x-ndjson")
                    .body(demo.readAllBytes())
                    .post("/v1/imports?format=dateline");
            assertThat(job.statusCode()).as(job.asString()).isEqualTo(202);
            String address = "/v1/imports/" + job.jsonPath().getString("id");
            Await.until(() -> Api.administrator()
                    .get(address)
                    .jsonPath()
                    .getString("state")
                    .equals("done"));
        }
        Examples.below("README.md", "A first tour")
                .run(Map.of(
                        "KEY",
                        Api.key(
                                "content:read",
                                "content:preview",
                                "content:write",
                                "content:publish",
                                "comments:moderate")));
        assertThat(Api.anonymous()
                        .get("/v1/articles/freiburg-opens-tram-line/comments")
                        .jsonPath()
                        .getList("items.text"))
                .containsExactly("Took it this morning. It is quick.");
    }
}
