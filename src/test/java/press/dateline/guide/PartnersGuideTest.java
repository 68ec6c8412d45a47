package press.dateline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Examples;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;

/** A freshly signed partner follows the guide for partners, and is answered what it shows. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PartnersGuideTest {

    private static final String TERMS = """
        {"name": "World news for the web", "include": {"sections": ["world"], "languages": ["en"]},
         "channels": ["web"], "exceptTerritories": ["DE"], "excludedImageHolders": ["Agency Example"]}\
        """;

    @Test
    void everyExampleIsAnsweredAsShown() {
        publish();
        SignedPartner.sign("daily-paper", TERMS);
        plan("/v1/partners/daily-paper", """
            {"name": "Paper", "rate": 20, "burst": 200, "day": {"articles": 5000}}\
            """);
        SignedPartner trial = SignedPartner.sign("trial", TERMS);
        plan("/v1/partners/trial", "{\"name\": \"Trial\", \"day\": {\"articles\": 1}}");
        Examples.of("docs/partners.md").run(Map.of("KEY", key(), "TRIAL_KEY", trial.key()));
    }

    private static void publish() {
        made("/v1/sections", "{\"slug\": \"world\", \"name\": \"World\"}");
        made("/v1/sections", "{\"slug\": \"sport\", \"name\": \"Sport\"}");
        String own = photo("tram", "\"holder\": \"Example News\"");
        String agency = photo("square", "\"holder\": \"Agency Example\"");
        story("Tram derailed", "world", "");
        Stories.withdraw("tram-derailed");
        story("Match", "sport", "");
        story("Talks go on", "world", "");
        story("Freiburg opens a tram line", "world", """
            , "slug": "freiburg-opens-tram-line", "leadImage": "%s", "blocks": [
              {"id": "p1", "type": "paragraph", "text": "The first tram left the cathedral square at noon."},
              {"id": "i1", "type": "image", "image": "%s", "text": "The square."}],
             "rights": {"holder": "Example News", "syndication": "yes", "creditLine": "Example News"}\
            """.formatted(own, agency));
    }

    private static void story(String headline, String section, String more) {
        Stories.publish(headline, ", \"section\": \"" + section + "\", \"language\": \"en\"" + more);
    }

    private static String photo(String name, String holder) {
        return made("/v1/images", """
            {"alt": "A photo", "credit": "Photo: Ann Example", "rights": {"syndication": "yes", %s}, "renditions": [
              {"crop": "16x9", "width": 1600, "height": 900, "mediaType": "image/jpeg",
               "url": "https://img.example.org/%s.jpg"}]}\
            """.formatted(holder, name)).getString("id");
    }

    private static void plan(String address, String plan) {
        String id = made("/v1/plans", plan).getString("id");
        PartnerRows.choose(address, id);
    }

    private static String key() {
        return made("/v1/keys", """
            {"name": "Web site", "scopes": ["content:read"], "partner": "daily-paper"}\
            """).getString("key");
    }

    private static JsonPath made(String address, String body) {
        Response made = Api.administrator().body(body).post(address);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }
}
