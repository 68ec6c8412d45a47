package press.dateline.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Partners read what was agreed on, wherever they look, and nothing else. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PartnerReadsTest {

    private static final String WORLD = ", \"section\": \"world\", \"language\": \"en\"";

    private static void section(String slug, String more) {
        Response made = Api.editor()
                .body("{\"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"" + more + "}")
                .post("/v1/sections");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    private static void sections() {
        section("world", "");
        section("africa", ", \"parent\": \"world\"");
        section("sport", "");
    }

    @Test
    void eachSeesWhatItsEntitlementsSelect() {
        sections();
        Api.editor().body("{\"name\": \"Vote\"}").post("/v1/tags").then().statusCode(201);
        Stories.publish("World en", WORLD);
        Stories.publish("World de", ", \"section\": \"world\", \"language\": \"de-CH\"");
        Stories.publish("Africa", ", \"section\": \"africa\", \"tags\": [\"vote\"]");
        Stories.publish("Opinion", WORLD + ", \"kind\": \"opinion\"");
        Stories.publish("Match", ", \"section\": \"sport\"");
        Stories.publish(
                "Wire", ", \"section\": \"sport\", \"rights\": {\"holder\": \"Agency X\", \"syndication\": \"yes\"}");
        Map<String, List<String>> seen = Map.of(
                "{}",
                List.of("wire", "match", "opinion", "africa", "world-de", "world-en"),
                "{\"include\": {\"sections\": [\"world\"]}}",
                List.of("opinion", "africa", "world-de", "world-en"),
                "{\"include\": {\"sections\": [\"world\"], \"kinds\": [\"news\"], \"languages\": [\"en\"]}}",
                List.of("africa", "world-en"),
                "{\"include\": {\"languages\": [\"de\"]}}",
                List.of("world-de"),
                "{\"include\": {\"sections\": [\"world\", \"sport\"]}, \"exclude\": {\"sections\": [\"africa\"],"
                        + " \"kinds\": [\"opinion\"], \"holders\": [\"agency x\"]}}",
                List.of("match", "world-de", "world-en"),
                "{\"include\": {\"tags\": [\"vote\"]}}",
                List.of("africa"),
                "{\"include\": {\"holders\": [\"AGENCY X\"]}}",
                List.of("wire"));
        int number = 0;
        for (Map.Entry<String, List<String>> one : seen.entrySet()) {
            SignedPartner partner = SignedPartner.sign("partner-" + number++, one.getKey());
            assertThat(partner.sees("/v1/articles")).as(one.getKey()).isEqualTo(one.getValue());
        }
        SignedPartner both = SignedPartner.sign("both", "{\"include\": {\"tags\": [\"vote\"]}}");
        both.entitle("{\"include\": {\"sections\": [\"sport\"]}}");
        assertThat(both.sees("/v1/articles")).containsExactly("wire", "match", "africa");
        SignedPartner nothing = SignedPartner.sign("nothing");
        assertThat(nothing.sees("/v1/articles")).isEmpty();
        assertProblem(nothing.calls().get("/v1/articles/match"), 404, "not-found");
        assertThat(Api.withScopes("content:read").get("/v1/articles").jsonPath().getList("items"))
                .hasSize(6);
    }

    @Test
    void whatIsNotAgreedOnIsNowhere() {
        sections();
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        String about = ", \"people\": [{\"person\": \"ann-example\", \"rel\": \"about\"}]";
        Stories.publish("Tram here", WORLD + about);
        Stories.publish("Tram beyond", ", \"section\": \"sport\"" + about);
        String id = Api.anonymous().get("/v1/articles/tram-beyond").jsonPath().getString("id");
        SignedPartner partner = SignedPartner.sign("agency", "{\"include\": {\"sections\": [\"world\"]}}");
        for (int times = 0; times < 2; times++) { // from the database, then from memory
            assertThat(partner.sees("/v1/articles")).containsExactly("tram-here");
            assertThat(partner.sees("/v1/articles?section=sport")).isEmpty();
            assertThat(partner.sees("/v1/articles?q=tram")).containsExactly("tram-here");
            assertThat(partner.sees("/v1/people/ann-example/articles")).containsExactly("tram-here");
            assertThat(partner.sees("/v1/articles/tram-here/related")).isEmpty();
            Response all = partner.calls().get("/v1/articles?count=exact&facets=section,person,year");
            assertThat(all.jsonPath().getInt("count.value")).isEqualTo(1);
            assertThat(all.jsonPath().getList("facets.section.slug")).containsExactly("world");
            assertThat(all.jsonPath().getInt("facets.person[0].count")).isEqualTo(1);
            Response named = partner.calls().get("/v1/articles?ids=tram-here,tram-beyond," + id);
            assertThat(named.jsonPath().getList("items.slug")).containsExactly("tram-here");
            assertThat(named.jsonPath().getList("missing.reason")).containsExactly("not-found", "not-found");
            assertThat(partner.calls().get("/v1/search?q=tram").asString())
                    .contains("tram-here")
                    .doesNotContain("beyond");
            assertThat(partner.calls().get("/v1/suggest?q=tram").asString())
                    .contains("tram-here")
                    .doesNotContain("beyond");
            assertThat(partner.calls()
                            .get("/v1/people/ann-example?include=articles")
                            .asString())
                    .contains("tram-here")
                    .doesNotContain("beyond");
            assertThat(partner.calls()
                            .get("/v1/articles/tram-here?include=related")
                            .asString())
                    .doesNotContain("beyond");
            for (String hidden : List.of(
                    "/v1/articles/tram-beyond",
                    "/v1/articles/" + id,
                    "/v1/articles/tram-beyond.md",
                    "/v1/articles/tram-beyond/related",
                    "/v1/articles/tram-beyond/comments",
                    "/v1/articles/tram-beyond/discussion",
                    "/v1/articles/tram-beyond/changes?from=1",
                    "/v1/resolve?url=/sport/tram-beyond")) {
                assertProblem(partner.calls().get(hidden), 404, "not-found");
            }
            assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.slug"))
                    .containsExactly("tram-beyond", "tram-here");
        }
        Stories.withdraw("tram-here");
        Stories.withdraw("tram-beyond");
        assertProblem(partner.calls().get("/v1/articles/tram-here"), 410, "withdrawn");
        assertProblem(partner.calls().get("/v1/articles/tram-beyond"), 404, "not-found");
    }

    @Test
    void rightsOfArticlesDecide() {
        section("news", "");
        String rights = ", \"rights\": {\"holder\": \"X\", ";
        Stories.publish("Own");
        Stories.publish("Ask", rights + "\"syndication\": \"ask\"}");
        Stories.publish("No", ", \"rights\": {\"syndication\": \"no\"}");
        Stories.publish("Unsaid", ", \"rights\": {\"holder\": \"X\"}");
        Stories.publish("Kenya", rights + "\"syndication\": \"yes\", \"territories\": [\"KE\"]}");
        Stories.publish("Not Kenya", rights + "\"syndication\": \"yes\", \"exceptTerritories\": [\"KE\"]}");
        Stories.publish("Print", rights + "\"syndication\": \"yes\", \"channels\": [\"print\"]}");
        Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Stories.publish("Short", rights + "\"syndication\": \"yes\", \"expiresAt\": \"" + end + "\"}");
        SignedPartner everywhere = SignedPartner.sign("everywhere", "{}");
        SignedPartner kenya = SignedPartner.sign("kenya", "{\"territories\": [\"KE\"], \"channels\": [\"web\"]}");
        SignedPartner notKenya =
                SignedPartner.sign("not-kenya", "{\"exceptTerritories\": [\"KE\"], \"channels\": [\"print\"]}");
        assertThat(everywhere.sees("/v1/articles")).containsExactly("short", "print", "not-kenya", "kenya", "own");
        assertThat(kenya.sees("/v1/articles")).containsExactly("short", "kenya", "own");
        assertThat(notKenya.sees("/v1/articles")).containsExactly("short", "print", "not-kenya", "own");
        assertProblem(kenya.calls().get("/v1/articles/print"), 404, "not-found");
        TestClock.advance(Duration.ofHours(2));
        assertThat(kenya.sees("/v1/articles")).containsExactly("kenya", "own");
        assertProblem(kenya.calls().get("/v1/articles/short"), 404, "not-found");
        assertThat(Api.anonymous().get("/v1/articles/short").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsDelayedComesAndWhatIsOldGoes() {
        section("news", "");
        SignedPartner late = SignedPartner.sign("late", "{\"delayMinutes\": 30, \"archiveDays\": 2}");
        Stories.publish("One");
        assertThat(late.sees("/v1/articles")).isEmpty();
        assertProblem(late.calls().get("/v1/articles/one"), 404, "not-found");
        TestClock.advance(Duration.ofMinutes(31));
        Stories.publish("Two");
        assertThat(late.sees("/v1/articles?limit=10")).containsExactly("one");
        assertThat(late.calls().get("/v1/articles/one").statusCode()).isEqualTo(200);
        TestClock.advance(Duration.ofHours(24));
        assertThat(late.sees("/v1/articles?limit=11")).containsExactly("two", "one");
        TestClock.advance(Duration.ofMinutes(23 * 60 + 50));
        assertThat(late.sees("/v1/articles?limit=12")).containsExactly("two");
        assertThat(late.calls().get("/v1/articles?count=exact").jsonPath().getInt("count.value"))
                .isEqualTo(1);
    }

    @Test
    void entitlementsBeginAndEnd() {
        section("news", "");
        Stories.publish("One");
        Instant from = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        SignedPartner partner = SignedPartner.sign("agency");
        assertThat(partner.sees("/v1/articles")).isEmpty();
        String id = partner.entitle("{\"from\": \"" + from + "\", \"until\": \"" + from.plusSeconds(3600) + "\"}");
        assertThat(partner.sees("/v1/articles")).isEmpty();
        TestClock.advance(Duration.ofMinutes(61));
        assertThat(partner.sees("/v1/articles")).containsExactly("one");
        TestClock.advance(Duration.ofMinutes(61));
        assertThat(partner.sees("/v1/articles")).isEmpty();
        assertProblem(partner.calls().get("/v1/articles/one"), 404, "not-found");

        String now = partner.entitle("{}");
        Await.until("it holds", () -> !partner.sees("/v1/articles").isEmpty());
        Api.administrator()
                .delete("/v1/partners/agency/entitlements/" + now)
                .then()
                .statusCode(200);
        Await.until("it has ended", () -> partner.sees("/v1/articles").isEmpty());
        assertThat(Rows.of("SELECT count(*) FROM entitlement WHERE id = '" + id + "'"))
                .containsExactly("1");
    }

    @Test
    void anAnswerIsForThoseWhoseContractsGiveTheSame() {
        sections();
        Stories.publish("World", WORLD);
        Stories.publish("Match", ", \"section\": \"sport\"");
        SignedPartner one = SignedPartner.sign("one", "{\"include\": {\"sections\": [\"world\"]}}");
        SignedPartner same = SignedPartner.sign("same", "{\"include\": {\"sections\": [\"world\"]}}");
        SignedPartner other = SignedPartner.sign("other", "{\"include\": {\"sections\": [\"sport\"]}}");
        for (int times = 0; times < 2; times++) {
            assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                    .hasSize(2);
            assertThat(one.sees("/v1/articles")).containsExactly("world");
            assertThat(other.sees("/v1/articles")).containsExactly("match");
            assertThat(same.sees("/v1/articles")).containsExactly("world");
        }
        Response answer = one.calls().get("/v1/articles");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.headers().hasHeaderWithName("CDN-Cache-Control")).isFalse();
    }
}
