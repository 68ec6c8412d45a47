package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

/** What a draft needs, and what is public afterwards. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PublishTest {

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        String bare = image("\"alt\": \"A tram\"");
        String blind = image("\"credit\": \"Ann Example\"");
        String fine = image("\"alt\": \"A tram\", \"credit\": \"Ann Example\"");
        String id = Api.editor()
                .body("""
                        {"headline": " ", "legalHold": true, "leadImage": "%1$s", "slug": "tram", "blocks": [
                          {"type": "image", "image": "%2$s"},
                          {"type": "gallery", "images": ["%3$s", "%1$s"]},
                          {"type": "video", "url": "https://example.org/v.mp4", "poster": "%2$s"},
                          {"type": "update", "at": "2024-05-02T17:40:00Z",
                           "blocks": [{"type": "image", "image": "%1$s"}]}]}
                        """.formatted(bare, blind, fine))
                .post("/v1/articles")
                .jsonPath()
                .getString("id");

        Response incomplete = Api.editor().post("/v1/articles/" + id + "/publish");

        assertProblem(incomplete, 422, "incomplete");
        assertThat(incomplete.jsonPath().getList("errors.pointer"))
                .containsExactly(
                        "/headline",
                        "/section",
                        "/legalHold",
                        "/leadImage",
                        "/blocks/0/image",
                        "/blocks/1/images/1",
                        "/blocks/2/poster",
                        "/blocks/3/blocks/0/image");
        assertThat(incomplete.jsonPath().getString("errors[3].detail"))
                .contains("credit")
                .contains(bare);
        assertThat(incomplete.jsonPath().getString("errors[4].detail")).contains("alt text");
        assertThat(Rows.log(id)).isEmpty();
        assertProblem(Api.anonymous().get("/v1/articles/tram"), 404, "not-found");
        assertThat(Api.editor().get("/v1/articles/tram/draft").jsonPath().getString("status"))
                .isEqualTo("draft");
    }

    @Test
    void aLegalHoldIsTakenOff() {
        String id = Stories.draft("Tram", ", \"legalHold\": true").jsonPath().getString("id");
        assertPointer(
                assertProblem(Api.editor().post("/v1/articles/" + id + "/publish"), 422, "incomplete"), "/legalHold");

        patch("tram", 1, "{\"legalHold\": false}");

        assertThat(Api.editor().get("/v1/articles/tram/draft").asString()).doesNotContain("legalHold");
        assertThat(Api.editor().post("/v1/articles/tram/publish").statusCode()).isEqualTo(200);
    }

    @Test
    void aPatchThatLeavesTooLittleCannotBePublished() {
        String id = Stories.publish("Tram").jsonPath().getString("id");
        patch("tram", 1, "{\"headline\": null, \"section\": null}");

        Response refused = Api.editor().post("/v1/articles/tram/publish");

        assertProblem(refused, 422, "incomplete");
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("/headline", "/section");
        assertThat(Api.anonymous().get("/v1/articles/tram").jsonPath().getString("headline"))
                .isEqualTo("Tram");
        assertThat(Rows.log(id)).containsExactly("published 1 - -");
    }

    @Test
    void aBriefNeedsNoBody() {
        Stories.publish("Bulletin", ", \"kind\": \"brief\", \"blocks\": []");
        Response story = Api.editor()
                .body("{\"headline\": \"Story\", \"section\": \"news\"}")
                .post("/v1/articles");
        assertPointer(
                assertProblem(
                        Api.editor().post("/v1/articles/" + story.jsonPath().getString("id") + "/publish"),
                        422,
                        "incomplete"),
                "/blocks");
    }

    @Test
    void aSlugThatWasPublicLeadsOnAndIsNobodyElses() {
        String id = Stories.publish("Tram").jsonPath().getString("id");
        patch("tram", 1, "{\"slug\": \"tram-line\"}");
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);

        Response moved = Api.anonymous().redirects().follow(false).get("/v1/articles/tram");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/articles/tram-line");
        assertThat(moved.header("Cache-Control")).isEqualTo("max-age=60");
        assertThat(Api.anonymous().get("/v1/articles/tram-line").jsonPath().getList("formerSlugs"))
                .containsExactly("tram");

        Response taken = Api.editor()
                .body("{\"headline\": \"Other\", \"slug\": \"tram\"}")
                .post("/v1/articles");
        assertPointer(assertProblem(taken, 409, "slug-taken"), "/slug");

        patch(id, 2, "{\"slug\": \"tram\"}");
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/tram").statusCode()).isEqualTo(200);
        assertThat(Api.anonymous()
                        .redirects()
                        .follow(false)
                        .get("/v1/articles/tram-line")
                        .header("Location"))
                .endsWith("/v1/articles/tram");
    }

    @Test
    void publishingTakesTwelveRoundTrips() {
        Api.editor()
                .body("{\"name\": \"Ann Example\", \"offices\": [{\"title\": \"Mayor\"}]}")
                .post("/v1/people");
        Api.editor().body("{\"name\": \"Sochi\", \"kind\": \"city\"}").post("/v1/places");
        Api.editor().body("{\"name\": \"Trams\"}").post("/v1/tags");
        String image = image("\"alt\": \"A tram\", \"credit\": \"Ann Example\"");
        String blocks = IntStream.range(0, 30)
                .mapToObj(i -> "{\"type\": \"paragraph\", \"text\": \""
                        + (i % 3 == 2 ? "Nothing happened." : i % 3 == 0 ? "Ann Example spoke." : "It rained in Sochi.")
                        + "\"}")
                .collect(Collectors.joining(", "));
        String id = Stories.draft(
                        "Tram",
                        ", \"leadImage\": \"" + image + "\", \"tags\": [\"trams\"], \"blocks\": [" + blocks + "]")
                .jsonPath()
                .getString("id");
        // The names of people and places are known from the publication before.
        Stories.publish("Other");
        RequestSpecification editor = Api.editor();

        List<String> statements = Statements.of(
                () -> editor.post("/v1/articles/" + id + "/publish").then().statusCode(200));

        Response article = Api.anonymous().get("/v1/articles/tram");
        assertThat(article.jsonPath().getList("blocks.spans.flatten()")).hasSize(20);
        assertThat(article.jsonPath().getString("people[0].office")).isEqualTo("Mayor");
        // Beside the key's look-up; the log takes one more, which goes past Hibernate, and the commit one.
        assertThat(statements).hasSize(1 + 11 - 2);

        // And once more: what was there before is replaced.
        patch("tram", 1, "{\"blocks\": [{\"type\": \"paragraph\", \"text\": \"It rained in Sochi.\"}], \"tags\": []}");
        Api.editor().post("/v1/articles/tram/publish").then().statusCode(200);
        Api.editor().post("/v1/articles/tram/publish").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/tram").jsonPath().getList("people"))
                .isEmpty();
        assertThat(Api.anonymous().get("/v1/articles?tag=trams").jsonPath().getList("items"))
                .isEmpty();
        assertThat(Api.anonymous().get("/v1/articles?place=sochi").jsonPath().getList("items"))
                .hasSize(1);
        assertThat(Rows.of("SELECT count(*) FROM span s JOIN revision r ON r.id = s.revision_id GROUP BY r.number"
                        + " ORDER BY r.number"))
                .containsExactly("20", "1");
    }

    private static String image(String more) {
        Response made = Api.editor().body("""
                        {%s, "renditions": [{"crop": "16x9", "width": 16, "height": 9, "mediaType": "image/jpeg",
                         "url": "https://img.example.org/1.jpg"}]}""".formatted(more)).post("/v1/images");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static void patch(String article, int revision, String body) {
        Response saved = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/articles/" + article + "/draft");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
    }
}
