package press.dateline.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** What partners may use: rates and quotas, on answers of resources and from memory. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class QuotaTest {

    private static final String ARTICLE = "/v1/articles/tram-opens";

    @Inject
    Clock clock;

    private static Response get(String key, String address) {
        return Api.withKey(key).get(address);
    }

    private static List<Integer> statuses(String key, String address, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> get(key, address).statusCode())
                .toList();
    }

    @Test
    void aRateRefusesWhatIsTooFastAndSaysWhenToGoOn() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"rate\": 0.01, \"burst\": 3");
        String key = PartnerRows.key(partner);

        assertThat(statuses(key, ARTICLE, 3)).containsOnly(200);
        Response refused = assertProblem(get(key, ARTICLE), 429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(90, 100);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"rate\";q=3;w=300");
        assertThat(refused.header("RateLimit")).matches("\"rate\";r=0;t=\\d+");
        assertProblem(get(key, "/v1/articles?limit=3"), 429, "rate-limited");
        assertThat(get(PartnerRows.key(partner), ARTICLE).statusCode())
                .as("all keys of a partner share its plan")
                .isEqualTo(429);
        assertThat(get(Api.key("content:read"), ARTICLE).statusCode()).isEqualTo(200);

        TestClock.advance(Duration.ofSeconds(101));
        assertThat(statuses(key, ARTICLE, 2)).containsExactly(200, 429);
    }

    @Test
    void whatIsLeftStandsOnEachAnswer() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(
                partner,
                "\"rate\": 100, \"burst\": 200, \"day\": {\"requests\": 1000, \"bytes\": 1000000},"
                        + " \"month\": {\"articles\": 50}");
        String key = PartnerRows.key(partner);
        assertThat(statuses(key, ARTICLE, 2)).containsOnly(200);

        for (String address : List.of(ARTICLE, "/v1/sections", "/v1/articles/nothing")) {
            Response answer = get(key, address);
            assertThat(answer.header("RateLimit-Policy"))
                    .isEqualTo("\"rate\";q=200;w=2, \"day-requests\";q=1000;w=86400,"
                            + " \"day-bytes\";q=1000000;w=86400;qu=\"content-bytes\","
                            + " \"month-articles\";q=50;w=2592000;qu=\"articles\"");
            assertThat(answer.header("RateLimit"))
                    .matches("\"rate\";r=\\d+;t=\\d+, \"day-requests\";r=99\\d;t=\\d+,"
                            + " \"day-bytes\";r=9\\d{5};t=\\d+, \"month-articles\";r=4\\d;t=\\d+");
        }
    }

    @Test
    void aQuotaThatIsUsedUpSaysWhenItBeginsAnew() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"requests\": 5}");
        String key = PartnerRows.key(partner);

        assertThat(statuses(key, ARTICLE, 5)).containsOnly(200);
        Response refused = assertProblem(get(key, ARTICLE), 429, "quota-exhausted");
        Instant resetsAt = Instant.parse(refused.jsonPath().getString("resetsAt"));
        assertThat(refused.jsonPath().getString("quota")).isEqualTo("day-requests");
        assertThat(resetsAt)
                .isEqualTo(Period.of(MeterKind.DAY_REQUESTS, clock.instant(), ZoneOffset.UTC)
                        .until());
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 86_400);

        Response usage = get(key, "/v1/me/usage");
        assertThat(usage.jsonPath().getString("quotas[0].warnedAt")).isNotNull();
        assertThat(usage.jsonPath().getLong("quotas[0].used")).isEqualTo(5);

        TestClock.advance(Duration.ofDays(1));
        assertThat(get(key, ARTICLE).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingStandsInTheWayOfAKill() {
        Stories.publish("Tram opens");
        Stories.publish("Tram killed");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"requests\": 2}, \"rate\": 0.01, \"burst\": 4");
        String key = PartnerRows.key(partner);
        // Each coding has an entity tag of its own.
        String etag = PartnerRows.uncoded(key).get(ARTICLE).header("ETag");
        assertThat(get(key, "/v1/articles/tram-killed").statusCode()).isEqualTo(200);
        Stories.withdraw("tram-killed");
        assertProblem(get(key, ARTICLE), 429, "quota-exhausted");

        // Neither of these has been answered before: no answer is in memory.
        assertProblem(get(key, "/v1/articles/tram-killed"), 410, "withdrawn");
        String raised = PartnerRows.uncoded(Api.key("content:read"))
                .get("/v1/articles?limit=7")
                .header("ETag");
        Response known =
                PartnerRows.uncoded(key).header("If-None-Match", raised).get("/v1/articles?limit=7");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("RateLimit")).contains("day-requests\";r=0");
        assertProblem(
                PartnerRows.uncoded(key).header("If-None-Match", "\"other\"").get("/v1/articles?limit=8"),
                429,
                "quota-exhausted");
        assertProblem(get(key, "/v1/articles/nothing"), 429, "quota-exhausted");
        for (int i = 0; i < 6; i++) {
            assertThat(get(key, "/v1/changes?after=0").statusCode()).isEqualTo(200);
            assertThat(get(key, "/v1/me").statusCode()).isEqualTo(200);
            assertThat(get(key, "/v1/me/usage").statusCode()).isEqualTo(200);
            assertThat(PartnerRows.uncoded(key)
                            .header("If-None-Match", etag)
                            .get(ARTICLE)
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void noSpellingOfAnAddressDodgesWhatIsCounted() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"requests\": 1}");
        String key = PartnerRows.key(partner);
        assertThat(get(key, ARTICLE).statusCode()).isEqualTo(200);
        for (String path : List.of(
                "/v1/me/%2e%2e/articles/tram-opens",
                "/v1/changes/%2E%2E/articles/tram-opens", "/v1/recalls/..%2farticles/tram-opens")) {
            Response answer = Api.withKey(key)
                    .urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path);
            assertThat(answer.statusCode()).as(path).isIn(308, 404);
            assertThat(answer.asString()).as(path).doesNotContain("Tram");
        }
    }

    @Test
    void whatAPreviewLinkHasNotShownIsCounted() {
        Stories.publish("Tram opens");
        Stories.draft("Tram to come", "");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"articles\": 2}");
        String key = PartnerRows.key(partner);
        Response made = Api.editor().post("/v1/articles/tram-to-come/preview-links");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String link = made.jsonPath().getString("token");
        assertThat(Api.withKey(key)
                        .header("Dateline-Preview", link)
                        .get("/v1/articles/tram-to-come")
                        .statusCode())
                .as("a draft is no copy")
                .isEqualTo(200);
        for (String address : List.of("/v1/articles", "/v1/feeds/all.json")) {
            assertThat(Api.withKey(key)
                            .header("Dateline-Preview", link)
                            .get(address)
                            .statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
        assertThat(Api.withScopes("content:publish")
                        .get("/v1/articles/tram-opens/holders")
                        .jsonPath()
                        .getList("items"))
                .as("as a summary, and whole")
                .hasSize(2);
        assertProblem(
                Api.withKey(key).header("Dateline-Preview", link).get("/v1/feeds/all.json?limit=5"),
                429,
                "quota-exhausted");
    }

    @Test
    void whatWasPublishedBeforeThePreviewedDraftIsACopy() {
        Stories.publish("Tram grows");
        for (String standfirst : List.of("Longer", "Longest")) {
            Response saved = Api.editor()
                    .header(
                            "If-Match",
                            Api.editor().get("/v1/articles/tram-grows/draft").header("ETag"))
                    .body("{\"standfirst\": \"" + standfirst + "\"}")
                    .patch("/v1/articles/tram-grows/draft");
            assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
            if (standfirst.equals("Longer")) {
                Api.editor().post("/v1/articles/tram-grows/publish").then().statusCode(200);
            }
        }
        String key = PartnerRows.key(PartnerRows.partner("wire"));
        String link = Api.editor()
                .post("/v1/articles/tram-grows/preview-links")
                .jsonPath()
                .getString("token");
        for (String address : List.of("/v1/articles/tram-grows", "/v1/articles/tram-grows/changes?from=1&to=2")) {
            Response answer = Api.withKey(key).header("Dateline-Preview", link).get(address);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        }
        assertThat(Api.withScopes("content:publish")
                        .get("/v1/articles/tram-grows/holders")
                        .jsonPath()
                        .getList("items.revision"))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void tombstonesCostNothing() {
        Stories.publish("Tram opens");
        Stories.publish("Tram killed");
        Stories.withdraw("tram-killed");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"requests\": 2}, \"rate\": 0.01, \"burst\": 3");
        String key = PartnerRows.key(partner);
        assertThat(statuses(key, "/v1/articles/tram-killed", 10)).containsOnly(410);
        assertThat(statuses(key, ARTICLE, 3)).containsExactly(200, 200, 429);
    }

    @Test
    void articlesAreCountedAndWhatDoesNotFitIsNotGiven() {
        Stream.of("One", "Two", "Three").forEach(Stories::publish);
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"articles\": 5}");
        String key = PartnerRows.key(partner);

        assertThat(get(key, "/v1/articles").statusCode()).isEqualTo(200);
        Response refused = assertProblem(get(key, "/v1/articles"), 429, "quota-exhausted");
        assertThat(refused.jsonPath().getString("quota")).isEqualTo("day-articles");
        assertProblem(get(key, "/v1/articles?sort=oldest"), 429, "quota-exhausted");
        assertThat(refused.jsonPath().getString("detail")).contains(" 2 are left");
        assertThat(refused.header("ETag")).isNull();
        assertThat(get(key, "/v1/articles/one").statusCode()).isEqualTo(200);
        assertThat(get(key, "/v1/articles/one").statusCode()).isEqualTo(200);
        assertProblem(get(key, "/v1/articles/one"), 429, "quota-exhausted");
        assertThat(get(key, "/v1/sections").statusCode())
                .as("it holds no article")
                .isEqualTo(200);
    }

    @Test
    void aKeysOwnPlanHoldsWithinThatOfItsPartner() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"requests\": 5}");
        String small = PartnerRows.key(partner);
        String free = PartnerRows.key(partner);
        PartnerRows.choose(
                "/v1/keys/" + PartnerRows.id(small), PartnerRows.plan("Small", "\"day\": {\"requests\": 2}"));

        assertThat(statuses(small, ARTICLE, 3)).containsExactly(200, 200, 429);
        assertThat(get(small, ARTICLE).header("RateLimit-Policy"))
                .isEqualTo("\"day-requests\";q=5;w=86400, \"key-day-requests\";q=2;w=86400");
        assertThat(statuses(free, ARTICLE, 4)).containsExactly(200, 200, 200, 429);
    }

    @Test
    void aChangedPlanHoldsAtOnce() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        String plan = PartnerRows.limit(partner, "\"day\": {\"requests\": 1}");
        String key = PartnerRows.key(partner);
        assertThat(statuses(key, ARTICLE, 2)).containsExactly(200, 429);

        Response replaced = PartnerRows.replacing("/v1/plans/" + plan)
                .body("{\"name\": \"Larger\", \"day\": {\"requests\": 3}}")
                .put("/v1/plans/" + plan);
        assertThat(replaced.statusCode()).as(replaced.asString()).isEqualTo(200);
        assertThat(statuses(key, ARTICLE, 3)).as("what was used counts").containsExactly(200, 200, 429);

        PartnerRows.replacing("/v1/partners/wire/plan")
                .body("{}")
                .put("/v1/partners/wire/plan")
                .then()
                .statusCode(200);
        Response unlimited = get(key, ARTICLE);
        assertThat(unlimited.statusCode()).isEqualTo(200);
        assertThat(unlimited.header("RateLimit")).isNull();
    }

    @Test
    void aHotReadWithAPlanAsksNoDatabase() {
        Stories.publish("Tram opens");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"rate\": 1000, \"day\": {\"requests\": 100000, \"articles\": 100000}");
        String key = PartnerRows.key(partner);
        statuses(key, ARTICLE, 3);
        // What is held ahead of need has been leased by then.
        Await.until(() -> Statements.ofRequest(() -> get(key, ARTICLE)).isEmpty());
        assertThat(Statements.ofRequest(() -> statuses(key, ARTICLE, 20))).isEmpty();
    }
}
