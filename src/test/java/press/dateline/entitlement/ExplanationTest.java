package press.dateline.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;

/** A partner that prefers it so is told what its own contract leaves out, and of nothing else. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ExplanationTest {

    private static final String OF_ARTICLES = "/v1/changes?type=article&limit=100";

    @BeforeEach
    void publish() {
        Api.editor().body("{\"name\": \"Sport\"}").post("/v1/sections").then().statusCode(201);
        Stories.publish("Open story");
        Stories.publish("Match story", ", \"section\": \"sport\"");
        Stories.publish("German story", ", \"section\": \"sport\", \"language\": \"de\"");
        Stories.publish("Embargo story", ", \"section\": \"sport\", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        Stories.draft("Draft story", ", \"section\": \"sport\"");
        Stories.publish("Gone story", ", \"section\": \"sport\"");
        Stories.withdraw("gone-story");
    }

    private static Response explained(SignedPartner partner, String address) {
        Response answer = partner.calls().header("Prefer", "explain").get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        return answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles?ids=open-story,match-story,german-story,embargo-story,draft-story,gone-story,nothing",
                "/v1/articles?q=story",
                "/v1/search?q=story",
                "/v1/search?q=story&types=article",
                OF_ARTICLES,
                "/v1/changes?limit=100"
            })
    void whatItsOwnFiltersLeaveOutIsCounted(String address) {
        SignedPartner partner =
                SignedPartner.sign("paper", "{\"include\": {\"sections\": [\"news\"], \"languages\": [\"en\"]}}");
        for (int times = 0; times < 2; times++) {
            Response answer = explained(partner, address);
            assertThat(answer.jsonPath().getInt("explain.leftOut")).isEqualTo(2);
            assertThat(answer.jsonPath().getList("explain.filters.reason")).containsExactly("language", "section");
            assertThat(answer.jsonPath().getList("explain.filters.count")).containsExactly(1, 2);
            assertThat(partner.calls().get(address).jsonPath().getString("explain"))
                    .isNull();
        }
        assertThat(Api.anonymous()
                        .header("Prefer", "explain")
                        .get(address)
                        .jsonPath()
                        .getString("explain"))
                .isNull();
        assertThat(Api.withScopes("content:read")
                        .header("Prefer", "explain")
                        .get(address)
                        .jsonPath()
                        .getString("explain"))
                .isNull();
    }

    @Test
    void namesAreEverybodys() {
        SignedPartner partner = SignedPartner.sign("paper", "{}");
        assertThat(explained(partner, "/v1/search?q=sport&types=section")
                        .jsonPath()
                        .getString("explain"))
                .isNull();
    }

    @Test
    void rowsAreThoseThatWereRead() {
        SignedPartner partner = SignedPartner.sign("paper", "{}");
        assertThat(explained(partner, "/v1/articles?limit=2").jsonPath().getInt("explain.rows"))
                .isEqualTo(2);
        assertThat(explained(partner, "/v1/articles").jsonPath().getInt("explain.rows"))
                .isEqualTo(3);
        assertThat(explained(partner, "/v1/articles?ids=open-story,gone-story")
                        .jsonPath()
                        .getInt("explain.rows"))
                .isEqualTo(1);
        assertThat(explained(partner, "/v1/search?q=german").jsonPath().getInt("explain.rows"))
                .isEqualTo(1);
        int ofArticles = Integer.parseInt(
                Rows.of("SELECT count(*) FROM change WHERE type IN ('article', 'listing', 'entitlement')"
                                + " AND coalesce(audience, '') NOT LIKE 'embargo%'")
                        .getFirst());
        assertThat(explained(partner, OF_ARTICLES).jsonPath().getInt("explain.rows"))
                .isEqualTo(ofArticles);
    }

    @Test
    void theLifetimeIsThatOfTheAnswerThatIsNotExplained() {
        SignedPartner free = SignedPartner.sign("free", "{}");
        SignedPartner same = SignedPartner.sign("same", "{}");
        SignedPartner ending =
                SignedPartner.sign("ending", "{\"until\": \"" + Instant.now().plus(Duration.ofHours(1)) + "\"}");
        for (String list : List.of("/v1/articles", "/v1/articles?ids=open-story")) {
            assertThat(explained(free, list).jsonPath().getString("explain.lifetime"))
                    .isNull();
            assertThat(explained(ending, list).jsonPath().getInt("explain.lifetime"))
                    .isBetween(3_500, 3_600);
        }
        for (String address : List.of("/v1/articles?include=usage", "/v1/search?q=story", "/v1/changes")) {
            assertThat(explained(free, address).jsonPath().getInt("explain.lifetime"))
                    .isZero();
        }
        String key = explained(free, "/v1/articles").jsonPath().getString("explain.cacheKey");
        assertThat(explained(same, "/v1/search?q=story").jsonPath().getString("explain.cacheKey"))
                .isEqualTo(key);
        SignedPartner less = SignedPartner.sign("less", "{\"archiveDays\": 9}");
        assertThat(explained(less, "/v1/articles").jsonPath().getString("explain.cacheKey"))
                .isNotEqualTo(key);
    }
}
