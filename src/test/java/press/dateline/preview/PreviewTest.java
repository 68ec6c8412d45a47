package press.dateline.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Contract;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Editors, lawyers and guests look at the site as it will be. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PreviewTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void theSiteIsSeenAsItWillBe() {
        made("people", "{\"name\": \"Ann Example\"}");
        made("places", "{\"name\": \"Sochi\", \"kind\": \"city\"}");
        String image = made("images", Stories.IMAGE);
        Stories.publish("Yesterday");
        String id = Stories.draft(
                        "Tomorrow",
                        ", \"leadImage\": \"" + image + "\", \"blocks\": [{\"type\": \"paragraph\", \"text\":"
                                + " \"Ann Example spoke in Sochi.\"}]")
                .jsonPath()
                .getString("id");
        Response link = link(id, "");
        String token = link.jsonPath().getString("token");
        assertThat(link.jsonPath().getString("webUrl"))
                .isEqualTo("https://www.example.org/preview/" + id + "?token=" + token);
        String before = Rows.digest();

        Response article = with(token).get("/v1/articles/tomorrow");
        assertThat(article.statusCode()).as(article.asString()).isEqualTo(200);
        assertThat(article.jsonPath().getList("people.slug")).containsExactly("ann-example");
        assertThat(article.jsonPath().getList("places.slug")).containsExactly("sochi");
        assertThat(article.jsonPath().getString("leadImage.id")).isEqualTo(image);
        assertThat(article.jsonPath().getList("blocks[0].spans.type")).containsExactly("person", "place");
        assertThat(article.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(with(token).head("/v1/articles/tomorrow").statusCode()).isEqualTo(200);
        for (String list : List.of(
                "/v1/articles?section=news&limit=1",
                "/v1/articles?ids=tomorrow",
                "/v1/people/ann-example/articles",
                "/v1/places/sochi/articles",
                "/v1/images/" + image + "/articles")) {
            Response answer = with(token).get(list);
            assertThat(answer.jsonPath().getList("items.slug")).as(list).containsExactly("tomorrow");
            assertThat(answer.header("Cache-Control")).as(list).isEqualTo("private, no-store");
            assertThat(Api.anonymous().get(list).jsonPath().getList("items.slug"))
                    .as(list)
                    .doesNotContain("tomorrow");
        }
        assertThat(with(token).get("/v1/articles").jsonPath().getList("items.slug"))
                .containsExactly("tomorrow", "yesterday");
        assertThat(Pages.walk(() -> with(token), "/v1/articles?limit=1", "slug"))
                .containsExactly("tomorrow", "yesterday");
        assertThat(with(token).get("/v1/resolve?url=/news/tomorrow").jsonPath().getString("id"))
                .isEqualTo(id);
        assertThat(with(token).get("/v1/articles/tomorrow/comments").jsonPath().getList("items"))
                .isEmpty();

        assertThat(Rows.digest()).as("what is stored, less keys").isEqualTo(before);

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"headline\": \"The day after\"}")
                .patch("/v1/articles/" + id + "/draft")
                .then()
                .statusCode(200);
        assertThat(with(token).get("/v1/articles/" + id).jsonPath().getString("headline"))
                .isEqualTo("The day after");

        assertProblem(Api.anonymous().get("/v1/articles/tomorrow"), 404, "not-found");
        assertProblem(Api.editor().get("/v1/articles/tomorrow"), 404, "not-found");
        assertThat(Api.editor().get("/v1/articles/tomorrow/draft").jsonPath().getString("status"))
                .isEqualTo("draft");
    }

    @Test
    void aNewerDraftStandsWhereThePublishedOneDoes() {
        made("people", "{\"name\": \"Ann Example\"}");
        String id = Stories.publish("First", ", \"people\": [{\"person\": \"ann-example\"}]")
                .jsonPath()
                .getString("id");
        TestClock.advance(Duration.ofMinutes(1));
        Stories.publish("Second");
        Instant published = Instant.parse(
                Api.anonymous().get("/v1/articles/first").jsonPath().getString("publishedAt"));
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"primary\", \"headline\": \"Primary\", \"people\": []}")
                .patch("/v1/articles/first/draft")
                .then()
                .statusCode(200);
        String token = link(id, "").jsonPath().getString("token");

        assertThat(with(token).get("/v1/articles").jsonPath().getList("items.headline"))
                .containsExactly("Second", "Primary");
        assertThat(with(token).get("/v1/articles/primary").jsonPath().getString("publishedAt"))
                .isEqualTo(published.toString());
        assertThat(with(token).get("/v1/articles/primary").jsonPath().getList("formerSlugs"))
                .containsExactly("first");
        Response moved = with(token).redirects().follow(false).get("/v1/articles/first");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(with(token).get("/v1/people/ann-example/articles").jsonPath().getList("items"))
                .isEmpty();
        assertThat(Api.anonymous()
                        .get("/v1/people/ann-example/articles")
                        .jsonPath()
                        .getList("items.slug"))
                .containsExactly("first");
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.headline"))
                .containsExactly("Second", "First");
        assertThat(with(token)
                        .get("/v1/articles/" + id + "/changes?from=1&to=2")
                        .jsonPath()
                        .getList("fields.field"))
                .contains("headline");
        assertProblem(Api.anonymous().get("/v1/articles/first/changes?from=1&to=2"), 404, "not-found");
    }

    @Test
    void whatLacksSomethingOrWaitsIsShownAllTheSame() {
        Response bare = Api.editor().body("{}").post("/v1/articles");
        assertThat(bare.statusCode()).as(bare.asString()).isEqualTo(201);
        String id = bare.jsonPath().getString("id");
        Response shown = with(link(id, "").jsonPath().getString("token")).get("/v1/articles/" + id);
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.jsonPath().getString("headline")).isEmpty();

        Instant noon = now.plus(Duration.ofHours(4));
        String scheduled = Stories.draft("Scheduled", "").jsonPath().getString("id");
        Api.editor()
                .body("{\"at\": \"" + noon + "\"}")
                .post("/v1/articles/scheduled/schedule")
                .then()
                .statusCode(200);
        assertThat(with(link(scheduled, "").jsonPath().getString("token"))
                        .get("/v1/articles/scheduled")
                        .jsonPath()
                        .getString("publishedAt"))
                .isEqualTo(noon.toString());

        String embargoed = Stories.publish("Report", ", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        Response report =
                with(link(embargoed, "").jsonPath().getString("token")).get("/v1/articles/report");
        assertThat(report.jsonPath().getString("publishedAt")).isEqualTo(noon.toString());
        assertThat(report.jsonPath().getString("embargoUntil")).isNull();

        String both = Stories.draft("Both", ", \"embargoUntil\": \"" + noon.plusSeconds(60) + "\"")
                .jsonPath()
                .getString("id");
        Api.editor()
                .body("{\"at\": \"" + noon + "\"}")
                .post("/v1/articles/both/schedule")
                .then()
                .statusCode(200);
        Response list = with(link(both, "").jsonPath().getString("token")).get("/v1/articles");
        assertThat(list.jsonPath().getList("items.slug")).containsExactly("both");
        assertThat(list.jsonPath().getString("items[0].publishedAt"))
                .isEqualTo(noon.plusSeconds(60).toString());

        String withdrawn = Stories.publish("Withheld").jsonPath().getString("id");
        Api.editor()
                .body("{\"kind\": \"withhold\"}")
                .post("/v1/articles/withheld/withdraw")
                .then()
                .statusCode(200);
        assertThat(with(link(withdrawn, "").jsonPath().getString("token"))
                        .get("/v1/articles/withheld")
                        .statusCode())
                .isEqualTo(200);
        assertProblem(Api.anonymous().get("/v1/articles/withheld"), 410, "withdrawn");
    }

    @Test
    void aTokenShowsItsOwnDraftAlone() {
        String one = Stories.draft("One", "").jsonPath().getString("id");
        Stories.draft("Two", "");
        String token = link(one, "").jsonPath().getString("token");
        assertThat(with(token).get("/v1/articles").jsonPath().getList("items.slug"))
                .containsExactly("one");
        assertProblem(with(token).get("/v1/articles/two"), 404, "not-found");
        Stories.publish("Three");
        Stories.withdraw("three");
        Response gone = with(token).get("/v1/articles/three");
        assertProblem(gone, 410, "withdrawn");
        assertThat(gone.header("Cache-Control")).isEqualTo("private, no-store");
        assertProblem(with(token).header("Dateline-Preview", token).get("/v1/articles/one"), 400, "malformed-request");
        assertProblem(with(token).get("/v1/articles/one/draft"), 401, "unauthenticated");
        assertProblem(
                with(token)
                        .body("{\"displayName\": \"Ann\", \"text\": \"First.\"}")
                        .post("/v1/articles/one/comments"),
                404,
                "not-found");
    }

    @Test
    void aLinkEnds() {
        String id = Stories.draft("Story", "").jsonPath().getString("id");
        Response revoked = link(id, "");
        String revokedToken = revoked.jsonPath().getString("token");
        assertThat(with(revokedToken).get("/v1/articles/story").statusCode()).isEqualTo(200);
        Response answer = Api.editor()
                .delete("/v1/articles/story/preview-links/" + revoked.jsonPath().getString("id"));
        assertThat(answer.jsonPath().getString("revokedAt")).isNotNull();
        refused(revokedToken, "revoked");

        String hour = link(id, "?expiresAt=" + Instant.now().plus(Duration.ofHours(1)))
                .jsonPath()
                .getString("token");
        TestClock.advance(Duration.ofMinutes(61));
        refused(hour, "expired");

        String ofKey = Api.withScopes("content:preview")
                .post("/v1/articles/story/preview-links")
                .jsonPath()
                .getString("token");
        assertThat(with(ofKey).get("/v1/articles/story").statusCode()).isEqualTo(200);
        Rows.change("UPDATE api_key SET revoked_at = now() WHERE id = (SELECT made_by FROM preview_link"
                + " ORDER BY id DESC LIMIT 1)");
        refused(ofKey, "revoked");

        Rows.change("UPDATE api_key SET revoked_at = NULL, expires_at = now() - interval '1 second' WHERE id ="
                + " (SELECT made_by FROM preview_link ORDER BY id DESC LIMIT 1)");
        refused(ofKey, "expired");

        Rows.change("INSERT INTO partner (id, slug, name, created_at, ended_at)"
                + " VALUES (gen_random_uuid(), 'wire', 'Wire', now(), now())");
        Rows.change("UPDATE api_key SET expires_at = NULL, partner_id = (SELECT id FROM partner) WHERE id ="
                + " (SELECT made_by FROM preview_link ORDER BY id DESC LIMIT 1)");
        refused(ofKey, "revoked");

        String early = link(id, "").jsonPath().getString("token");
        Api.editor().post("/v1/articles/story/publish").then().statusCode(200);
        Stories.withdraw("story");
        refused(early, "killed");
        Api.editor().post("/v1/articles/story/restore").then().statusCode(200);
        refused(early, "killed");
        TestClock.advance(Duration.ofSeconds(1));
        String late = link(id, "").jsonPath().getString("token");
        assertThat(with(late).get("/v1/articles/story").statusCode()).isEqualTo(200);

        for (String wrong : List.of("", "x", "dlp_", early.substring(1), early + "0", Api.key("content:read"))) {
            refused(wrong, "not one");
        }
        refused("dlp_" + "0".repeat(38), "not one");

        List<String> listed =
                Api.editor().get("/v1/articles/story/preview-links").jsonPath().getList("items.id");
        assertThat(listed).hasSize(5);
        Response page = Api.editor().get("/v1/articles/story/preview-links?limit=3");
        Response rest = Api.editor().get(Pages.path(page.jsonPath().getString("next")));
        assertThat(page.jsonPath().getList("items.id")).isEqualTo(listed.subList(0, 3));
        assertThat(rest.jsonPath().getList("items.id")).isEqualTo(listed.subList(3, 5));
        assertThat(page.asString()).doesNotContain("dlp_");
        assertThat(Api.editor()
                        .get("/v1/articles/story/preview-links/" + listed.getFirst())
                        .jsonPath()
                        .getString("id"))
                .isEqualTo(listed.getFirst());
        assertThat(Api.administrator()
                        .get("/v1/audit?thing=" + id + "&action=createPreviewLink")
                        .jsonPath()
                        .getList("items"))
                .hasSize(5);
    }

    private static void refused(String token, String why) {
        for (String path : List.of("/v1/articles/story", "/v1/articles", "/v1/site", "/v1/people")) {
            Response answer = with(token).get(path);
            assertProblem(answer, 403, "invalid-preview");
            assertThat(answer.jsonPath().getString("detail")).contains(why);
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        }
    }

    @Test
    void linksAreMadeByThoseWhoMaySeeDrafts() {
        String id = Stories.draft("Story", "").jsonPath().getString("id");
        String path = "/v1/articles/" + id + "/preview-links";
        assertProblem(Api.anonymous().post(path), 401, "unauthenticated");
        assertProblem(Api.withScopes("content:read", "content:publish").post(path), 403, "missing-scope");
        assertProblem(Api.editor().post("/v1/articles/nothing/preview-links"), 404, "not-found");
        assertProblem(Api.editor().delete(path + "/" + UUID.randomUUID()), 404, "not-found");
        String other = Stories.draft("Other", "").jsonPath().getString("id");
        String link = link(other, "").jsonPath().getString("id");
        assertProblem(Api.editor().delete(path + "/" + link), 404, "not-found");
        for (String time : List.of(
                "tomorrow",
                Instant.now().minusSeconds(1).toString(),
                Instant.now().plus(Duration.ofDays(31)).toString())) {
            assertProblem(Api.editor().post(path + "?expiresAt=" + time), 400, "invalid-parameter");
        }
        String body = "{\"expiresAt\": \"" + Instant.now().plus(Duration.ofHours(1)) + "\"}";
        assertProblem(Api.editor().body(body).post(path), 400, "invalid-body");
        String key = Api.key("content:preview");
        Response first = idempotent(key).post(path);
        Response again = idempotent(key).post(path);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(again.asString()).doesNotContain("dlp_");
        assertThat(again.header("Idempotency-Omitted")).isEqualTo("/webUrl, /token");
    }

    @Test
    void theSiteSaysWhereDraftsAreLookedAt() {
        Response site = Api.editor().get("/v1/site");
        Api.administrator()
                .header("If-Match", "\"" + site.jsonPath().getInt("revision") + "\"")
                .body("{\"urlPatterns\": {\"preview\": \"/look/{section}/{slug}#{token}\"}}")
                .patch("/v1/site")
                .then()
                .statusCode(200);
        String id = Stories.draft("Story", "").jsonPath().getString("id");
        Response link = link(id, "");
        assertThat(link.jsonPath().getString("webUrl"))
                .isEqualTo("https://www.example.org/look/news/story#"
                        + link.jsonPath().getString("token"));
    }

    @Test
    void aSlugThatAnotherHasTakenIsNotShownAndNotPublished() {
        String id = Stories.publish("First").jsonPath().getString("id");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"second\", \"headline\": \"Primary\"}")
                .patch("/v1/articles/first/draft")
                .then()
                .statusCode(200);
        Stories.publish("Second");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"other\"}")
                .patch("/v1/articles/second/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/second/publish").then().statusCode(200);

        Response shown = with(link(id, "").jsonPath().getString("token")).get("/v1/articles/first");
        assertThat(shown.jsonPath().getString("headline")).as(shown.asString()).isEqualTo("Primary");
        assertProblem(Api.editor().post("/v1/articles/first/publish"), 409, "slug-taken");
        Response schedule = Api.editor()
                .body("{\"at\": \"" + now.plus(Duration.ofHours(1)) + "\"}")
                .post("/v1/articles/first/schedule");
        assertProblem(schedule, 422, "incomplete");
        assertThat(schedule.jsonPath().getList("errors.pointer")).containsExactly("/slug");
        assertThat(Api.anonymous().get("/v1/articles/other").jsonPath().getString("headline"))
                .isEqualTo("Second");
    }

    @Test
    void manyLookWhileItIsPublished() throws Exception {
        String id = Stories.draft("Story", "").jsonPath().getString("id");
        String token = link(id, "").jsonPath().getString("token");
        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(number -> number == 20
                        ? Api.editor().post("/v1/articles/" + id + "/publish").statusCode()
                        : with(token).get("/v1/articles/story").statusCode())
                .distinct()
                .toList();
        assertThat(statuses).containsExactly(200);
        assertThat(Rows.log(id)).containsExactly("published 1 - -");
    }

    @Test
    void aLongDraftCostsNoMoreStatementsThanAShortOne() {
        made("people", "{\"name\": \"Ann Example\"}");
        made("places", "{\"name\": \"Sochi\", \"kind\": \"city\"}");
        for (int paragraphs : List.of(1, 30)) {
            String paragraph = "{\"type\": \"paragraph\", \"text\": \"Ann Example spoke in Sochi.\"}";
            String id = Stories.draft(
                            "Story",
                            ", \"blocks\": [" + String.join(",", Collections.nCopies(paragraphs, paragraph)) + "]")
                    .jsonPath()
                    .getString("id");
            String token = link(id, "").jsonPath().getString("token");
            with(token).get("/v1/articles/" + id).then().statusCode(200); // reads the names that there are
            assertThat(Statements.of(
                            () -> with(token).get("/v1/articles/" + id).then().statusCode(200)))
                    .as("%s paragraphs", paragraphs)
                    .hasSize(9);
        }
    }

    @Test
    void everyPublicReadTakesIt() {
        for (Contract.Operation operation : Contract.read().operations()) {
            if (operation.isRead()
                    && operation.isOpen()
                    && !operation.path().equals("/v1/changes")
                    // What other programs take, and keep.
                    && !operation.path().startsWith("/v1/feeds/")
                    && !operation.path().startsWith("/v1/sitemaps/")
                    && !operation.path().startsWith("/v1/readers/me")) {
                assertThat(operation.parameters())
                        .as(operation.path())
                        .anyMatch(parameter -> parameter.name().equals("Dateline-Preview"));
            }
        }
    }

    private static String made(String collection, String body) {
        Response made = Api.editor().body(body).post("/v1/" + collection);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static RequestSpecification idempotent(String key) {
        return Api.anonymous().header("X-Api-Key", key).header("Idempotency-Key", "once");
    }

    private static Response link(String article, String query) {
        Response made = Api.editor().post("/v1/articles/" + article + "/preview-links" + query);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    private static RequestSpecification with(String token) {
        return Api.anonymous().contentType("application/json").header("Dateline-Preview", token);
    }
}
