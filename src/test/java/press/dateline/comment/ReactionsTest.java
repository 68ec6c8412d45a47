package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.comment.Reacting.address;
import static press.dateline.comment.Reacting.configure;
import static press.dateline.comment.Reacting.fold;
import static press.dateline.comment.Reacting.react;
import static press.dateline.comment.Reacting.takeBack;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/** Readers react to comments, and everybody sees how many did. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReactionsTest {

    private static final String OWN = "/v1/readers/me/reactions?article=leaders-meet";

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        Stories.publish("Leaders meet");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private RequestSpecification reader(String name) {
        return provider.reader(name, name);
    }

    private static String answer(String parent) {
        return "{\"displayName\": \"Dan\", \"text\": \"Text.\", \"parent\": \"" + parent + "\"}";
    }

    @Test
    void readersReactAndTakeItBackAndEverybodySeesTheCounts() {
        assertThat(configure("[\"like\", \"love\"]").statusCode()).isEqualTo(200);
        String root = approve(post("leaders-meet", comment("Ann")));
        String reply = approve(post("leaders-meet", answer(root)));
        String guest = post("leaders-meet", comment("Cat")).jsonPath().getString("readerToken");
        react(reader("u1"), root, "like");
        react(reader("u1"), root, "like");
        react(reader("u1"), root, "love");
        react(reader("u2"), root, "like");
        react(bearer(guest), root, "like");
        react(bearer(guest), reply, "love");
        fold();

        JsonPath thread = discussion("leaders-meet").jsonPath();
        assertThat(thread.getMap("items[0].reactions")).isEqualTo(Map.of("like", 3, "love", 1));
        assertThat(thread.getMap("items[0].replies[0].reactions")).isEqualTo(Map.of("love", 1));
        JsonPath part = Api.anonymous()
                .get("/v1/articles/leaders-meet?include=comments")
                .jsonPath();
        assertThat(part.getMap("comments.items[0].reactions")).isEqualTo(Map.of("like", 3, "love", 1));
        assertThat(part.getMap("comments.items[0].replies[0].reactions")).isEqualTo(Map.of("love", 1));
        assertThat(Api.anonymous()
                        .get("/v1/comments/" + root + "/replies")
                        .jsonPath()
                        .getMap("items[0].reactions"))
                .isEqualTo(Map.of("love", 1));
        JsonPath one =
                Api.anonymous().get("/v1/comments/" + reply + "?context=1").jsonPath();
        assertThat(one.getMap("reactions")).isEqualTo(Map.of("love", 1));
        assertThat(one.getMap("context[0].reactions")).isEqualTo(Map.of("like", 3, "love", 1));
        for (String address : List.of("/v1/moderation/comments?state=approved", "/v1/comments/" + root)) {
            Response seen = moderator().get(address);
            assertThat(seen.jsonPath().getMap(address.contains("?") ? "items[0].reactions" : "reactions"))
                    .isEqualTo(Map.of("like", 3, "love", 1));
            assertThat(seen.asString()).doesNotContain("\"u1\"").doesNotContain("\"u2\"");
        }

        takeBack(reader("u1"), root, "like");
        takeBack(reader("u1"), root, "like");
        takeBack(reader("u3"), root, "like");
        takeBack(bearer(guest), reply, "love");
        fold();
        thread = discussion("leaders-meet").jsonPath();
        assertThat(thread.getMap("items[0].reactions")).isEqualTo(Map.of("like", 2, "love", 1));
        assertThat(thread.getMap("items[0].replies[0].reactions")).isEmpty();
        assertThat(Rows.of("SELECT count(*) FROM reader WHERE subject = 'u3'"))
                .as("who takes back what was never set is not noted")
                .containsExactly("0");
    }

    @Test
    void whatCannotBeReactedToIsAClearProblem() {
        Response posted = post("leaders-meet", comment("Ann"));
        String guest = posted.jsonPath().getString("readerToken");
        String pending = posted.jsonPath().getString("id");
        assertProblem(reader("u1").put(address(pending, "like")), 404, "not-found");
        String root = approve(posted);
        assertProblem(Api.anonymous().put(address(root, "like")), 401, "token-needed");
        assertProblem(Api.anonymous().delete(address(root, "like")), 401, "token-needed");
        assertProblem(bearer("garbage").put(address(root, "like")), 401, "invalid-token");
        assertProblem(bearer("garbage").delete(address(root, "like")), 401, "invalid-token");
        assertProblem(
                reader("u1").header("X-Api-Key", Api.key("content:read")).put(address(root, "like")),
                403,
                "missing-scope");
        assertProblem(reader("u1").put(address("x", "like")), 404, "not-found");
        assertProblem(reader("u1").put(address(Ids.next().toString(), "like")), 404, "not-found");
        for (String name : List.of("love", "like,like", "LIKE", "%F0%9F%91%8D")) {
            Response unknown = reader("u1").urlEncodingEnabled(false).put(address(root, name));
            assertProblem(unknown, 404, "not-found");
            assertThat(unknown.jsonPath().getString("detail")).contains("there are like");
            assertProblem(reader("u1").urlEncodingEnabled(false).delete(address(root, name)), 404, "not-found");
        }
        assertProblem(bearer(guest).put(address(root, "like")), 409, "wrong-state");

        String reply = approve(post("leaders-meet", answer(root)));
        react(reader("u1"), reply, "like");
        reject(root, "{}");
        assertProblem(reader("u1").put(address(root, "like")), 404, "not-found");
        assertProblem(reader("u1").put(address(reply, "like")), 404, "not-found");
        moderator().post("/v1/comments/" + root + "/approve");

        state("closed", 1);
        Response closed = reader("u2").put(address(root, "like"));
        assertProblem(closed, 409, "wrong-state");
        assertThat(closed.jsonPath().getString("discussion")).isEqualTo("closed");
        takeBack(reader("u1"), reply, "like");
        state("off", 2);
        assertProblem(reader("u2").put(address(root, "like")), 404, "not-found");
        Stories.withdraw("leaders-meet");
        assertProblem(reader("u2").put(address(root, "like")), 410, "withdrawn");
        assertThat(Rows.of("SELECT count(*) FROM comment_reaction")).containsExactly("0");
    }

    @Test
    void theSiteSaysWhichReactionsThereAre() {
        assertThat(Api.anonymous().get("/v1/site").jsonPath().getList("comments.reactions"))
                .containsExactly("like");
        String root = approve(post("leaders-meet", comment("Ann")));
        configure("[\"love\", \"like\"]").then().statusCode(200);
        react(reader("u1"), root, "love");
        react(reader("u1"), root, "like");
        react(reader("u2"), root, "love");
        fold();
        assertThat(shown()).isEqualTo(Map.of("love", 2, "like", 1));
        configure("[\"like\"]").then().statusCode(200);
        assertThat(shown()).isEqualTo(Map.of("like", 1));
        assertProblem(reader("u3").put(address(root, "love")), 404, "not-found");
        takeBack(reader("u2"), root, "love");
        fold();
        configure("[]").then().statusCode(200);
        assertThat(shown()).isEmpty();
        assertThat(assertProblem(reader("u3").put(address(root, "like")), 404, "not-found")
                        .jsonPath()
                        .getString("detail"))
                .contains("none");
        configure("[\"love\"]").then().statusCode(200);
        assertThat(shown()).isEqualTo(Map.of("love", 1));
        configure("null").then().statusCode(200);
        assertThat(shown()).isEqualTo(Map.of("like", 1));

        String eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> "\"r" + i + "\"")
                .toList()
                .toString();
        assertPointer(assertProblem(configure(eleven), 400, "invalid-body"), "/comments/reactions");
        assertPointer(assertProblem(configure("[\"like\", \"like\"]"), 400, "invalid-body"), "/comments/reactions/1");
        for (String name : List.of("", "Like", "1st", "a b", "a".repeat(31), "a/b")) {
            assertPointer(
                    assertProblem(configure("[\"like\", \"" + name + "\"]"), 400, "invalid-body"),
                    "/comments/reactions/1");
        }
    }

    private static Map<String, Integer> shown() {
        return discussion("leaders-meet").jsonPath().getMap("items[0].reactions");
    }

    @Test
    void readersSeeTheirOwnAndNobodyElses() {
        configure("[\"like\", \"love\"]").then().statusCode(200);
        String one = approve(post("leaders-meet", comment("Ann")));
        String two = approve(post("leaders-meet", comment("Bob")));
        Stories.publish("Elsewhere");
        String other = approve(post("elsewhere", comment("Cat")));
        react(reader("u1"), one, "like");
        react(reader("u1"), two, "love");
        react(reader("u1"), two, "like");
        react(reader("u1"), other, "like");
        react(reader("u2"), one, "love");
        // At the same time, so that comment and name have to decide.
        Rows.change(
                "UPDATE comment_reaction SET at = timestamptz '2017-05-02 18:00Z' WHERE name = 'like' OR comment_id = '"
                        + two + "'");

        Response own = reader("u1").get(OWN);
        assertThat(own.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(own.jsonPath().getList("items.comment")).containsExactly(two, two, one);
        assertThat(own.jsonPath().getList("items.name")).containsExactly("love", "like", "like");
        assertThat(own.jsonPath().getString("items[0].at")).isEqualTo("2017-05-02T18:00:00Z");
        assertThat(Pages.walk(() -> reader("u1"), OWN + "&limit=1", "comment")).containsExactly(two, two, one);
        assertThat(Pages.walk(() -> reader("u1"), OWN + "&limit=1", "name")).containsExactly("love", "like", "like");
        assertThat(reader("u2").get(OWN).jsonPath().getList("items.comment")).containsExactly(one);
        assertThat(reader("u3").get(OWN).jsonPath().getList("items")).isEmpty();
        assertThat(reader("u2")
                        .get("/v1/readers/me/reactions?article=elsewhere")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        String id = Api.anonymous().get("/v1/articles/leaders-meet").jsonPath().getString("id");
        assertThat(reader("u2")
                        .get("/v1/readers/me/reactions?article=" + id)
                        .jsonPath()
                        .getList("items.comment"))
                .containsExactly(one);
        Response key = moderator().get(OWN);
        assertProblem(key, 403, "missing-scope");
        assertProblem(Api.anonymous().get(OWN), 401, "token-needed");
        assertProblem(Api.withScopes("comments:write").get(OWN), 401, "token-needed");
        for (String query : List.of("", "?article=nothing", "?article=")) {
            assertParameter(
                    assertProblem(reader("u1").get("/v1/readers/me/reactions" + query), 400, "invalid-parameter"),
                    "article");
        }
    }

    @Test
    void aReactionTakesAFixedNumberOfStatements() {
        String root = approve(post("leaders-meet", comment("Ann")));
        react(reader("u1"), root, "like");
        takeBack(reader("u1"), root, "like");
        String token = provider.token("u1", "u1");
        assertThat(Statements.ofRequest(() -> react(bearer(token), root, "like")))
                .hasSize(6);
        assertThat(Statements.ofRequest(() -> takeBack(bearer(token), root, "like")))
                .hasSize(4);
    }

    @Test
    void whatAReaderTakesAlongIsReadInTheOrderOfAnIndex() {
        react(reader("u1"), approve(post("leaders-meet", comment("Ann"))), "like");
        Rows.change("""
                WITH made AS (
                    INSERT INTO comment (id, article_id, root_id, display_name, text, state, created_at)
                    SELECT g.id, c.article_id, g.id, 'Ann', 'Text.', 'pending', c.created_at FROM comment c
                    CROSS JOIN (SELECT gen_random_uuid() AS id FROM generate_series(1, 5000)) g
                    RETURNING id)
                INSERT INTO comment_reaction (comment_id, name, reader_id, article_id, at)
                SELECT m.id, r.name, r.reader_id, r.article_id, r.at + random() * interval '1 day'
                FROM made m CROSS JOIN comment_reaction r""");
        Rows.change("ANALYZE comment_reaction");
        long before = scans();
        assertThat(reader("u1").get("/v1/readers/me/data").jsonPath().getList("reactions"))
                .hasSize(5001);
        Await.until("each page is read by it", () -> scans() - before >= 5001 / 200);
    }

    private static long scans() {
        return Long.parseLong(
                Rows.of("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'ix_comment_reaction_owned'")
                        .getFirst());
    }

    @Test
    void aPageThatIsKeptIsRenewedWithoutAnybodyAsking() {
        String root = approve(post("leaders-meet", comment("Ann")));
        fold();
        String token = provider.token("u1", "u1");
        assertThat(shown()).isEmpty();
        RestAssured.replaceFiltersWith(List.of()); // those that make reads fresh
        assertThat(Statements.ofRequest(ReactionsTest::shown)).isEmpty();
        react(bearer(token), root, "like");
        Await.until("the reaction is shown", () -> shown().equals(Map.of("like", 1)));
        takeBack(bearer(token), root, "like");
        Await.until("it is gone", () -> shown().isEmpty());
    }

    private static void state(String state, int revision) {
        Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"discussion\": {\"state\": \"" + state + "\"}}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/leaders-meet/publish").then().statusCode(200);
    }
}
