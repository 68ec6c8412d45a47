package press.dateline.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** World news in English, no agency photos, 30 minutes late, web only, not in Germany. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PartnerStoryTest {

    private static String photo(String name, String rights) {
        return Api.editor()
                .body("""
                {"alt": "A", "credit": "C", "rights": {"syndication": "yes"%s}, "renditions": [{"crop": "16x9",
                 "width": 1600, "height": 900, "mediaType": "image/jpeg", "url": "https://img.example.org/%s.jpg"}]}\
                """.formatted(rights, name))
                .post("/v1/images")
                .jsonPath()
                .getString("id");
    }

    @Test
    void aPartnerGetsWhatItsContractSays() {
        for (String slug : new String[] {"world", "sport"}) {
            Api.editor()
                    .body("{\"slug\": \"" + slug + "\", \"name\": \"Name of " + slug + "\"}")
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
        }
        SignedPartner partner = SignedPartner.sign("paper", """
                {"include": {"sections": ["world"], "languages": ["en"], "kinds": ["news"]}, "delayMinutes": 30,
                 "channels": ["web"], "exceptTerritories": ["DE"], "excludedImageHolders": ["Agency Example"]}""");
        String own = photo("own", "");
        String agency = photo("agency", ", \"holder\": \"Agency Example\"");
        String world = ", \"section\": \"world\", \"language\": \"en\"";
        Stories.publish(
                "Talks",
                world + ", \"leadImage\": \"" + agency + "\", \"blocks\": [{\"type\": \"paragraph\", \"text\":"
                        + " \"Text.\"}, {\"id\": \"p\", \"type\": \"image\", \"image\": \"" + own
                        + "\", \"text\": \"\"}]");
        Stories.publish("Gespraeche", ", \"section\": \"world\", \"language\": \"de\"");
        Stories.publish("Match", ", \"section\": \"sport\"");
        Stories.publish("Only print", world + ", \"rights\": {\"channels\": [\"print\"]}");
        Stories.publish("Only Germany", world + ", \"rights\": {\"territories\": [\"DE\"]}");
        JsonPath me = partner.calls().get("/v1/me").jsonPath();
        assertThat(me.getList("filters.kind")).containsExactly("entitlement");
        assertThat(me.getString("filters[0].description"))
                .contains(
                        "in sections Name of world and",
                        "none of Agency Example",
                        "30 minutes after",
                        "for web",
                        "not in DE");
        assertThat(me.getInt("filters[0].data.delayMinutes")).isEqualTo(30);
        assertThat(SignedPartner.sign("nobody").calls().get("/v1/me").jsonPath().getList("filters.kind"))
                .containsExactly("no-entitlement");
        assertThat(partner.sees("/v1/articles")).isEmpty();
        assertThat(partner.calls().get("/v1/articles/talks/usage").jsonPath().getString("verdict"))
                .isEqualTo("wait");
        TestClock.advance(Duration.ofMinutes(31));
        Await.until(
                "it comes",
                () -> partner.calls().get("/v1/changes?type=article").asString().contains("available"));
        assertThat(partner.sees("/v1/articles")).containsExactly("talks");
        assertThat(partner.sees("/v1/articles?q=talks")).containsExactly("talks");
        Response counted = partner.calls().header("Prefer", "explain").get("/v1/articles?count=exact");
        assertThat(counted.jsonPath().getInt("count.value")).isEqualTo(1);
        assertThat(counted.jsonPath().getInt("explain.leftOut")).isEqualTo(4);
        assertThat(counted.jsonPath().getList("explain.filters.reason"))
                .containsExactly("channel", "language", "section", "territory");
        assertThat(counted.jsonPath().getList("explain.filters.count")).containsExactly(1, 1, 1, 1);
        assertThat(partner.calls().get("/v1/articles").jsonPath().getString("explain"))
                .isNull();
        assertThat(partner
                        .calls()
                        .get("/v1/changes?type=article")
                        .jsonPath()
                        .getList("items.findAll { it.type == 'article' }.id")
                        .stream()
                        .distinct()
                        .count())
                .isEqualTo(1);
        Response talks = partner.calls().get("/v1/articles/talks");
        assertThat(talks.asString()).contains("own.jpg").doesNotContain("agency.jpg");
        assertThat(talks.jsonPath().getList("withheld.reason")).containsExactly("holder-excluded");

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"rights\": {\"exceptTerritories\": [\"KE\"], \"channels\": [\"print\"]}}")
                .patch("/v1/images/" + own)
                .then()
                .statusCode(200);
        assertThat(partner.calls().get("/v1/articles/talks").asString()).doesNotContain("own.jpg");
        assertProblem(partner.calls().get("/v1/images/" + own), 404, "not-found");
        Response verdict = partner.calls().get("/v1/articles/talks/usage?channel=web");
        assertThat(verdict.jsonPath().getString("verdict")).isEqualTo("allow");
        assertThat(verdict.jsonPath().getList("parts.verdict")).containsExactly("allow", "deny", "deny");
        assertThat(verdict.jsonPath().getList("parts.reasons.flatten()")).containsExactly("holder-excluded", "channel");
        assertThat(partner.calls()
                        .get("/v1/articles/talks/usage?territory=DE")
                        .jsonPath()
                        .getList("reasons"))
                .containsExactly("not-agreed-here");
        assertThat(Api.anonymous().get("/v1/articles/talks").asString()).contains("own.jpg", "agency.jpg");
    }
}
