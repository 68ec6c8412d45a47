package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.TestClock;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SectionsTest {

    @Test
    void aSectionIsMadeReadChangedAndItsOldSlugLeadsToIt() {
        Response made = Api.editor().body("{\"name\": \"World News\"}").post("/v1/sections");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/v1/sections/world-news");
        assertThat(made.jsonPath().getInt("revision")).isEqualTo(1);

        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"world\", \"name\": \"World\"}")
                .patch("/v1/sections/world-news");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getInt("revision")).isEqualTo(2);

        Response read = Api.anonymous().get("/v1/sections/world");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(read.jsonPath().getString("webUrl")).isEqualTo("https://www.example.org/world");
        Response again =
                Api.anonymous().header("If-None-Match", read.header("ETag")).get("/v1/sections/world");
        assertThat(again.statusCode()).isEqualTo(304);

        Response moved = Api.anonymous().redirects().follow(false).get("/v1/sections/world-news");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/sections/world");
        assertThat(moved.header("Cache-Control")).isEqualTo("max-age=60");
    }

    @Test
    void sectionsNestAndListByNameInPages() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        Response europe = Api.editor()
                .body("{\"name\": \"Europe\", \"parent\": \"world\"}")
                .post("/v1/sections");
        assertThat(europe.jsonPath().getList("path")).containsExactly("world", "europe");
        Api.editor().body("{\"name\": \"Sport\"}").post("/v1/sections").then().statusCode(201);

        List<String> names = new ArrayList<>();
        String address = "/v1/sections?limit=1";
        while (address != null) {
            Response page = Api.anonymous().get(address);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            names.addAll(page.jsonPath().getList("items.name"));
            String next = page.jsonPath().getString("next");
            assertThat(page.header("Link")).isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
            address = next == null ? null : next.replaceFirst("^https?://[^/]+", "");
        }
        assertThat(names).containsExactly("Europe", "Sport", "World");
        assertStatements("/v1/sections?limit=1", 3);
        assertStatements("/v1/sections?limit=20", 3);
        assertStatements("/v1/sections/europe", 3);
    }

    @Test
    void sectionsListInTheOrderThatEditorsGaveThem() {
        for (String section : List.of(
                "Sport\", \"position\": 2",
                "Money\", \"position\": 2",
                "World\", \"position\": 1",
                "Art\", \"position\": 10")) {
            Api.editor()
                    .body("{\"name\": \"" + section + "}")
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
        }
        Api.editor().body("{\"name\": \"Home\"}").post("/v1/sections").then().statusCode(201);
        List<String> order = List.of("home", "world", "money", "sport", "art");
        assertThat(Api.anonymous().get("/v1/sections").jsonPath().getList("items.slug"))
                .isEqualTo(order);
        assertThat(Pages.walk("/v1/sections?limit=1", "slug")).isEqualTo(order);
        assertThat(Pages.walk("/v1/sections?limit=2", "slug")).isEqualTo(order);
    }

    @Test
    void whatIsCalledLikeAPartOfTheAddressMovesToo() {
        for (String slug : List.of("sections", "v1")) {
            Api.editor()
                    .body("{\"name\": \"" + slug + "\"}")
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
            Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"slug\": \"" + slug + "-new\"}")
                    .patch("/v1/sections/" + slug)
                    .then()
                    .statusCode(200);
            Response moved = Api.anonymous().redirects().follow(false).get("/v1/sections/" + slug);
            assertThat(moved.statusCode()).isEqualTo(308);
            assertThat(moved.header("Location")).endsWith("/v1/sections/" + slug + "-new");
        }
    }

    @Test
    void whatLiesWithinASectionThatMovesHasChangedToo() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        Response europe = Api.editor()
                .body("{\"name\": \"Europe\", \"parent\": \"world\"}")
                .post("/v1/sections");
        TestClock.advance(Duration.ofMinutes(1));
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"abroad\"}")
                .patch("/v1/sections/world")
                .then()
                .statusCode(200);
        Response read = Api.anonymous().get("/v1/sections/europe");
        assertThat(read.jsonPath().getList("path")).containsExactly("abroad", "europe");
        assertThat(read.jsonPath().getInt("revision")).isEqualTo(1);
        assertThat(read.jsonPath().getString("modifiedAt"))
                .isGreaterThan(europe.jsonPath().getString("modifiedAt"));
    }

    @Test
    void aSectionCannotLieWithinItself() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        Api.editor().body("{\"name\": \"Europe\", \"parent\": \"world\"}").post("/v1/sections");
        Response cycle = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"parent\": \"europe\"}")
                .patch("/v1/sections/world");
        assertPointer(assertProblem(cycle, 400, "invalid-body"), "/parent");
    }

    @Test
    void badInputIsNamed() {
        assertPointer(
                assertProblem(Api.editor().body("{\"name\": \" \"}").post("/v1/sections"), 400, "invalid-body"),
                "/name");
        assertPointer(
                assertProblem(
                        Api.editor().body("{\"name\": \"a\", \"nmae\": 1}").post("/v1/sections"), 400, "invalid-body"),
                "/nmae");
        assertPointer(
                assertProblem(Api.editor().body("{\"name\": 5}").post("/v1/sections"), 400, "invalid-body"), "/name");
        assertPointer(
                assertProblem(Api.editor().body("{\"name\": \"\\u0000\"}").post("/v1/sections"), 400, "invalid-body"),
                "/name");
        assertProblem(Api.editor().body("{\"name\": ").post("/v1/sections"), 400, "malformed-body");
        assertProblem(Api.editor().body("").post("/v1/sections"), 400, "invalid-body");
        assertProblem(
                Api.editor().contentType("text/plain").body("x").post("/v1/sections"), 415, "unsupported-media-type");
        assertProblem(Api.anonymous().get("/v1/sections/nowhere"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/nowhere"), 404, "not-found");
        assertProblem(Api.anonymous().delete("/v1/sections"), 405, "method-not-allowed");
        assertParameter(assertProblem(Api.anonymous().get("/v1/sections?limti=5"), 400, "unknown-parameter"), "limti");
        assertParameter(
                assertProblem(Api.anonymous().get("/v1/sections?limit=101"), 400, "invalid-parameter"), "limit");
        assertParameter(
                assertProblem(Api.anonymous().get("/v1/sections?limit=1&limit=2"), 400, "invalid-parameter"), "limit");
        assertProblem(Api.anonymous().get("/v1/sections?cursor=abc"), 400, "invalid-cursor");
        assertProblem(
                Api.anonymous().contentType("application/json").body("{}").post("/v1/sections"),
                401,
                "unauthenticated");
        assertProblem(
                Api.withScopes("content:read").body("{\"name\": \"a\"}").post("/v1/sections"), 403, "missing-scope");
        assertProblem(Api.anonymous().header("X-Api-Key", "dl_wrong").get("/v1/sections"), 401, "invalid-key");
    }

    @Test
    void editsAreGuarded() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        assertProblem(Api.editor().body("{\"name\": \"W\"}").patch("/v1/sections/world"), 428, "revision-required");
        Response outdated = Api.editor()
                .header("If-Match", "\"7\"")
                .body("{\"name\": \"W\"}")
                .patch("/v1/sections/world");
        assertProblem(outdated, 412, "revision-outdated");
        assertThat(outdated.jsonPath().getInt("revision")).isEqualTo(1);
        Response taken =
                Api.editor().body("{\"name\": \"x\", \"slug\": \"world\"}").post("/v1/sections");
        assertPointer(assertProblem(taken, 409, "slug-taken"), "/slug");
    }

    @Test
    void aRepeatedPostMakesOneThing() {
        Response first = Api.editor()
                .header("Idempotency-Key", "k1")
                .body("{\"name\": \"World\"}")
                .post("/v1/sections");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        String key = Api.key("content:write");
        Response one = Api.anonymous()
                .contentType("application/json")
                .header("X-Api-Key", key)
                .header("Idempotency-Key", "k1")
                .body("{\"name\": \"Sport\"}")
                .post("/v1/sections");
        Response two = Api.anonymous()
                .contentType("application/json")
                .header("X-Api-Key", key)
                .header("Idempotency-Key", "k1")
                .body("{\"name\": \"Sport\"}")
                .post("/v1/sections");
        assertThat(two.statusCode()).isEqualTo(201);
        assertThat(two.asString()).isEqualTo(one.asString());
        assertThat(two.header("Location")).isEqualTo(one.header("Location"));
        Response other = Api.anonymous()
                .contentType("application/json")
                .header("X-Api-Key", key)
                .header("Idempotency-Key", "k1")
                .body("{\"name\": \"Other\"}")
                .post("/v1/sections");
        assertProblem(other, 422, "idempotency-key-reused");
        assertThat(Api.anonymous().get("/v1/sections").jsonPath().getList("items"))
                .hasSize(2);
    }
}
