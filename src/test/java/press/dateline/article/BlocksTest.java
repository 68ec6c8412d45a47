package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class BlocksTest {

    private static final String DRAFT = "/v1/articles/leaders-meet/draft";
    private static final String BLOCKS = DRAFT + "/blocks";

    @BeforeEach
    void anArticleWithALiveBlog() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Response made = Api.editor().body("""
                        {"headline": "Leaders meet", "kind": "live", "blocks": [
                            {"type": "paragraph", "id": "a", "text": "They meet."},
                            {"type": "update", "id": "u", "at": "2026-01-01T12:00:00Z", "text": "Noon", "blocks": [
                                {"type": "paragraph", "id": "v", "text": "Lunch."}]},
                            {"type": "paragraph", "id": "z", "text": "They part."}]}
                        """).post("/v1/articles");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    @Test
    void aBlockIsReadAndAcceptedBackUnchanged() {
        for (String id : List.of("a", "u", "v")) {
            Response read = Api.editor().get(BLOCKS + "/" + id);
            assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
            assertThat(read.jsonPath().getString("id")).isEqualTo(id);
            Response put = put(id, read.header("ETag"), read.asString());
            assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
            assertThat(put.header("ETag")).isEqualTo(read.header("ETag"));
            assertThat(put.asString()).isEqualTo(read.asString());
            assertThat(Api.editor()
                            .header("If-None-Match", read.header("ETag"))
                            .get(BLOCKS + "/" + id)
                            .statusCode())
                    .isEqualTo(304);
        }
        assertThat(revision()).isEqualTo(1);
    }

    @Test
    void editorsInDifferentBlocksDoNotCollide() {
        String first = tag("a");
        String inside = tag("v");
        String last = tag("z");

        Response one = put("a", first, """
                {"type": "heading", "level": 2, "text": "Ann meets Bob",
                 "spans": [{"start": 4, "end": 9, "type": "strong"},
                           {"start": 0, "end": 3, "type": "person", "id": "%s"}]}
                """.formatted(
                        Api.editor().get("/v1/people/ann-example").jsonPath().getString("id")));
        assertThat(one.statusCode()).as(one.asString()).isEqualTo(200);
        assertThat(one.header("ETag")).isEqualTo(tag("a")).isNotEqualTo(first);
        assertThat(one.asString()).isEqualTo(Api.editor().get(BLOCKS + "/a").asString());
        Response two = put("v?note=Sweet&changeType=update", inside, "{\"type\": \"paragraph\", \"text\": \"Cake.\"}");
        assertThat(two.statusCode()).as(two.asString()).isEqualTo(200);
        Response three = Api.editor().header("If-Match", last).delete(BLOCKS + "/z");
        assertThat(three.statusCode()).as(three.asString()).isEqualTo(204);

        Response draft = Api.editor().get(DRAFT);
        assertThat(draft.jsonPath().getInt("revision")).isEqualTo(4);
        assertThat(draft.jsonPath().getList("blocks.text")).containsExactly("Ann meets Bob", "Noon");
        assertThat(draft.jsonPath().getString("blocks[1].blocks[0].text")).isEqualTo("Cake.");
        assertThat(Api.editor()
                        .get("/v1/articles/leaders-meet/revisions")
                        .jsonPath()
                        .getList("items.note"))
                .containsExactly(null, "Sweet", null, null);
        Response changes = Api.editor().get("/v1/articles/leaders-meet/changes?from=1");
        assertThat(changes.jsonPath().getList("blocks.id")).containsExactly("a", "z", "a", "v");
        assertThat(changes.jsonPath().getString("blocks[3].type")).isEqualTo("update");
    }

    @Test
    void aStaleTagIsRefusedAndTheBlockShown() {
        String tag = tag("a");
        put("a", tag, "{\"type\": \"paragraph\", \"text\": \"Theirs.\"}").then().statusCode(200);

        Response stale = assertProblem(
                put("a", tag, "{\"type\": \"paragraph\", \"text\": \"Mine.\"}"), 412, "revision-outdated");

        assertThat(stale.jsonPath().getInt("revision")).isEqualTo(2);
        assertThat(stale.jsonPath().getString("block.text")).isEqualTo("Theirs.");
        assertThat(stale.jsonPath().getString("block.type")).isEqualTo("paragraph");
        Response blind = Api.withScopes("content:write").header("If-Match", tag).delete(BLOCKS + "/a");
        assertThat(assertProblem(blind, 412, "revision-outdated").jsonPath().getMap(""))
                .doesNotContainKey("block");
        String paragraph = "{\"type\": \"paragraph\", \"text\": \"Mine.\"}";
        assertProblem(Api.editor().body(paragraph).put(BLOCKS + "/a"), 428, "revision-required");
        assertProblem(Api.editor().delete(BLOCKS + "/a"), 428, "revision-required");
        for (String bad : List.of("*", "abc", "W/" + tag, "\"\"", tag + ", " + tag)) {
            assertProblem(put("a", bad, paragraph), 400, "invalid-parameter");
        }
        assertProblem(put("a", "\"2\"", paragraph), 412, "revision-outdated");
        assertThat(revision()).isEqualTo(2);
    }

    @Test
    void anUpdatesTagCoversItsBlocks() {
        String update = tag("u");
        put("v", tag("v"), "{\"type\": \"paragraph\", \"text\": \"Cake.\"}")
                .then()
                .statusCode(200);

        assertProblem(Api.editor().header("If-Match", update).delete(BLOCKS + "/u"), 412, "revision-outdated");
        Api.editor().header("If-Match", tag("u")).delete(BLOCKS + "/u").then().statusCode(204);
        assertThat(Api.editor().get(DRAFT).jsonPath().getList("blocks.id")).containsExactly("a", "z");
        assertProblem(Api.editor().get(BLOCKS + "/v"), 404, "not-found");
    }

    @Test
    void blocksArePutInBehindAnotherOrFirst() {
        Response behind = post("?after=a", "{\"type\": \"paragraph\", \"text\": \"Behind.\"}");
        assertThat(behind.statusCode()).as(behind.asString()).isEqualTo(201);
        assertThat(behind.jsonPath().getString("id")).isEqualTo("r2-1");
        assertThat(behind.header("Location")).endsWith("/draft/blocks/r2-1");
        assertThat(behind.header("ETag")).isEqualTo(tag("r2-1"));
        post("", "{\"type\": \"divider\", \"id\": \"first\"}").then().statusCode(201);
        post("?inside=u&note=News", "{\"type\": \"paragraph\", \"id\": \"new\", \"text\": \"Now.\"}")
                .then()
                .statusCode(201);
        post("?after=v", "{\"type\": \"paragraph\", \"id\": \"last\", \"text\": \"Then.\"}")
                .then()
                .statusCode(201);

        Response draft = Api.editor().get(DRAFT);
        assertThat(draft.jsonPath().getList("blocks.id")).containsExactly("first", "a", "r2-1", "u", "z");
        assertThat(draft.jsonPath().getList("blocks[3].blocks.id")).containsExactly("new", "v", "last");
        assertThat(draft.jsonPath().getInt("revision")).isEqualTo(5);
    }

    @Test
    void whatBreaksARuleIsNamedFromTheBlock() {
        String update = "{\"type\": \"update\", \"at\": \"2026-01-01T12:00:00Z\", \"blocks\": [%s]}";
        String paragraph = "{\"type\": \"paragraph\", \"text\": \"Text.\"}";
        assertPointer(assertProblem(post("?after=v", """
                                {"type": "paragraph", "text": "ab", "spans": [{"start": 1, "end": 9, "type": "strong"}]}
                                """), 400, "invalid-body"), "/spans/0");
        assertPointer(
                assertProblem(post("?after=a", update.formatted("""
                                {"type": "paragraph", "text": "ab", "spans": [{"start": 0, "end": 1, "type": "person",
                                 "id": "01900000-0000-7000-8000-00000000000a"}]}
                                """)), 400, "invalid-body"), "/blocks/0/spans/0/id");
        assertPointer(assertProblem(post("?inside=u", update.formatted("")), 400, "invalid-body"), "");
        assertPointer(
                assertProblem(
                        post("", "{\"type\": \"paragraph\", \"id\": \"v\", \"text\": \"Text.\"}"), 400, "invalid-body"),
                "/id");
        assertPointer(
                assertProblem(
                        post("", update.formatted("{\"type\": \"paragraph\", \"id\": \"z\", \"text\": \"\"}")),
                        400,
                        "invalid-body"),
                "/blocks/0/id");
        assertPointer(
                assertProblem(
                        put("a", tag("a"), "{\"type\": \"paragraph\", \"id\": \"b\", \"text\": \"\"}"),
                        400,
                        "invalid-body"),
                "/id");
        assertPointer(
                assertProblem(post("", "{\"type\": \"heading\", \"level\": 9, \"text\": \"\"}"), 400, "invalid-body"),
                "/level");
        assertProblem(post("", "{\"type\": \"joke\"}"), 400, "invalid-body");
        assertProblem(post("", "null"), 400, "invalid-body");
        assertParameter(assertProblem(post("?after=nobody", paragraph), 400, "invalid-parameter"), "after");
        assertParameter(assertProblem(post("?inside=a", paragraph), 400, "invalid-parameter"), "inside");
        assertParameter(assertProblem(post("?inside=u&after=a", paragraph), 400, "invalid-parameter"), "inside");
        assertParameter(assertProblem(post("?changeType=joke", paragraph), 400, "invalid-parameter"), "changeType");
        assertParameter(assertProblem(post("?note=" + "a".repeat(1_001), paragraph), 400, "invalid-parameter"), "note");
        assertProblem(put("nobody", tag("a"), paragraph), 404, "not-found");
        assertProblem(Api.editor().get("/v1/articles/nobodys/draft/blocks/a"), 404, "not-found");
        assertThat(revision()).isEqualTo(1);
    }

    @Test
    void aDraftAndAnUpdateHoldNoMoreBlocksThanASaveMayBring() {
        StringBuilder many = new StringBuilder("{\"type\": \"divider\"}");
        many.repeat(", {\"type\": \"divider\"}", 1_999);
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"blocks\": [" + many + "]}")
                .patch(DRAFT)
                .then()
                .statusCode(200);

        assertPointer(assertProblem(post("?after=b7", "{\"type\": \"divider\"}"), 400, "invalid-body"), "");
        assertThat(revision()).isEqualTo(2);
    }

    @Test
    void aDraftNeverGrowsBeyondWhatCanBeSentBack() {
        String body = "{\"type\": \"paragraph\", \"text\": \"" + "ä".repeat(100_000) + "\"}";
        int taken = 0;
        Response answer = post("", body);
        while (answer.statusCode() == 201 && taken < 20) {
            taken++;
            answer = post("", body);
        }

        assertProblem(answer, 413, "body-too-large");
        assertThat(taken).isEqualTo(10);
        assertThat(revision()).isEqualTo(11);
    }

    @Test
    void blocksNeedTheRightScope() {
        String tag = tag("a");
        assertProblem(Api.anonymous().get(BLOCKS + "/a"), 401, "unauthenticated");
        assertProblem(Api.withScopes("content:read", "content:write").get(BLOCKS + "/a"), 403, "missing-scope");
        assertProblem(
                Api.withScopes("content:preview").header("If-Match", tag).delete(BLOCKS + "/a"), 403, "missing-scope");
        assertThat(revision()).isEqualTo(1);
    }

    @Test
    void aBlockTakesAFixedNumberOfStatements() {
        for (String id : List.of("a", "u", "v")) {
            Statements.assertStatements(Api.editor(), BLOCKS + "/" + id, 3);
        }
    }

    @Test
    void manyEditorsAtOnceLoseNothing() throws Exception {
        int editors = 8;
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < editors; i++) {
            blocks.append(i == 0 ? "" : ", ")
                    .append("{\"type\": \"paragraph\", \"id\": \"p")
                    .append(i)
                    .append("\", \"text\": \"0\"}");
        }
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"blocks\": [" + blocks + "]}")
                .patch(DRAFT)
                .then()
                .statusCode(200);
        String key = Api.key("content:preview", "content:write");
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < editors; i++) {
            String block = BLOCKS + "/p" + i;
            work.add(() -> {
                int refused = 0;
                for (int round = 1; round <= 5; round++) {
                    var caller = Api.anonymous().header("X-Api-Key", key);
                    String tag = caller.get(block).header("ETag");
                    int status = Api.anonymous()
                            .header("X-Api-Key", key)
                            .contentType("application/json")
                            .header("If-Match", tag)
                            .body("{\"type\": \"paragraph\", \"text\": \"" + round + "\"}")
                            .put(block)
                            .statusCode();
                    refused += status == 200 ? 0 : 1;
                }
                return refused;
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(editors)) {
            for (Future<Integer> one : pool.invokeAll(work)) {
                assertThat(one.get()).isZero();
            }
        }
        Response draft = Api.editor().get(DRAFT);
        assertThat(draft.jsonPath().getList("blocks.text")).hasSize(editors).containsOnly("5");
        assertThat(draft.jsonPath().getInt("revision")).isEqualTo(2 + 5 * editors);
    }

    private static int revision() {
        return Api.editor().get(DRAFT).jsonPath().getInt("revision");
    }

    private static String tag(String id) {
        return Api.editor().get(BLOCKS + "/" + id).header("ETag");
    }

    private static Response put(String id, String tag, String body) {
        return Api.editor().header("If-Match", tag).body(body).put(BLOCKS + "/" + id);
    }

    private static Response post(String query, String body) {
        return Api.editor().body(body).post(BLOCKS + query);
    }
}
