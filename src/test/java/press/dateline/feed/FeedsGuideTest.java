package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Examples;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;

/** A partner follows the guide for feeds, and is answered what it shows. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FeedsGuideTest {

    @Test
    void everyExampleIsAnsweredAsShown() {
        Response site = Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Example News\"}")
                .patch("/v1/site");
        assertThat(site.statusCode()).as(site.asString()).isEqualTo(200);
        section("sport");
        section("local");
        Stories.publish("A draw", ", \"section\": \"sport\"");
        Stories.publish("Freiburg opens a tram line", ", \"section\": \"local\"");
        SignedPartner partner = SignedPartner.sign("daily-paper", "{\"include\": {\"sections\": [\"local\"]}}");
        Examples.of("docs/feeds.md")
                .run(Map.of("KEY", partner.key(), "ADMIN_KEY", Api.key("content:read", "content:publish", "admin")));
    }

    private static void section(String slug) {
        Api.editor()
                .body("{\"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
    }
}
