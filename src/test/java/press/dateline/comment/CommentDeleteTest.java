package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.reader;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Readers take back what they have posted; where it was answered, its place is kept. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentDeleteTest {

    private static final String SECRET = "zyxwvut";
    private static final List<String> GONE = List.of("displayName", "badges", "text", "html", "plainText", "editedAt");

    /** The tokens of those who posted, by the comment. */
    private final Map<String, String> tokens = new HashMap<>();

    @BeforeEach
    void publish() {
        Stories.publish("Leaders meet");
    }

    private Response said(String name, String parent) {
        Map<String, String> comment = new HashMap<>(Map.of("displayName", name, "text", "Text of " + name + "."));
        if (!parent.isEmpty()) {
            comment.put("parent", parent);
        }
        Response posted = reader().body(comment).post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        tokens.put(posted.jsonPath().getString("id"), posted.jsonPath().getString("readerToken"));
        return posted;
    }

    private String pending(String name) {
        return said(name, "").jsonPath().getString("id");
    }

    private String shown(String name, String parent) {
        return approve(said(name, parent));
    }

    private String token(String id) {
        return tokens.getOrDefault(id, "");
    }

    private void delete(String id) {
        Response deleted = bearer(token(id)).delete("/v1/comments/" + id);
        assertThat(deleted.statusCode()).as(deleted.asString()).isEqualTo(204);
    }

    private static int counted() {
        Discussions.fold();
        CommentCountsTest.assertRight();
        return Api.anonymous()
                .get("/v1/comment-counts?ids=leaders-meet")
                .jsonPath()
                .getInt("items[0].comments");
    }

    @Test
    void whatIsDeletedIsGoneForAll() {
        String id = shown(SECRET, "");
        bearer(token(id))
                .body("{\"text\": \"" + SECRET + " edited\"}")
                .patch("/v1/comments/" + id)
                .then()
                .statusCode(200);
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        reader().body("{\"reason\": \"spam\"}")
                .post("/v1/comments/" + id + "/reports")
                .then()
                .statusCode(200);
        moderator()
                .body("{\"state\": \"reported\"}")
                .post("/v1/moderation/claims")
                .then()
                .statusCode(200);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(id);
        assertThat(counted()).isEqualTo(1);

        delete(id);
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertThat(counted()).isZero();
        assertProblem(Api.anonymous().get("/v1/comments/" + id), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/comments/" + id + "/replies"), 404, "not-found");
        JsonPath seen = moderator().get("/v1/comments/" + id).jsonPath();
        assertThat(seen.getString("state")).isEqualTo("deleted");
        assertThat(seen.getBoolean("deleted")).isTrue();
        assertThat(seen.getString("deletedAt")).isNotNull();
        assertGone(seen.getMap(""));
        assertThat(seen.getMap("")).doesNotContainKey("versions");
        for (String address : List.of(
                "/v1/comments/" + id,
                "/v1/moderation/queue",
                "/v1/moderation/queue?state=reported",
                "/v1/moderation/comments?state=approved",
                "/v1/moderation/decisions")) {
            Response read = moderator().get(address);
            assertThat(read.statusCode()).as(address).isEqualTo(200);
            assertThat(read.asString()).as(address).doesNotContain("Text of").doesNotContain(SECRET + " edited");
        }
        assertThat(moderator()
                        .get("/v1/moderation/queue?state=reported")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(Rows.of("SELECT text, display_name, cast(badges AS text) FROM comment"))
                .containsExactly("  {}");
        assertThat(Rows.of("SELECT text FROM comment_version")).isEmpty();
        assertThat(Rows.of("SELECT comment_id FROM comment_claim UNION SELECT comment_id FROM comment_reported"))
                .isEmpty();
        assertThat(Rows.of("SELECT kind FROM comment_event WHERE comment_id IS NOT NULL ORDER BY xid, seq"))
                .last()
                .isEqualTo("removed");
    }

    @Test
    void itIsNotAnsweredAgainToWhoRepeatsARequest() {
        Response first = reader().header("Idempotency-Key", "k1")
                .body(Map.of("displayName", SECRET, "text", "Text."))
                .post("/v1/articles/leaders-meet/comments");
        String id = first.jsonPath().getString("id");
        tokens.put(id, first.jsonPath().getString("readerToken"));
        moderator()
                .header("Idempotency-Key", "k2")
                .post("/v1/comments/" + id + "/approve")
                .then()
                .statusCode(200);
        reader().header("Idempotency-Key", "k3")
                .body(Map.of("displayName", "Bob", "text", "Other."))
                .post("/v1/articles/leaders-meet/comments")
                .then()
                .statusCode(201);
        Rows.change("INSERT INTO idempotent_answer SELECT caller, path, 'k4', request_hash, status, headers, body, at"
                + " FROM idempotent_answer WHERE key = 'k1'"); // as the release before stores them
        assertThat(Rows.of("SELECT key FROM idempotent_answer WHERE convert_from(body, 'UTF8') LIKE '%" + SECRET
                        + "%' ORDER BY key"))
                .containsExactly("k1", "k2", "k4");
        delete(id);
        assertThat(Rows.of("SELECT key FROM idempotent_answer")).containsExactly("k3");
    }

    @Test
    void nothingCanBeDoneWithADeletedOne() {
        String id = shown("Ann", "");
        shown("Bob", id);
        delete(id);
        delete(id);
        Response edit = bearer(token(id)).body("{\"text\": \"Back.\"}").patch("/v1/comments/" + id);
        assertThat(assertProblem(edit, 409, "wrong-state").jsonPath().getString("state"))
                .isEqualTo("deleted");
        assertProblem(moderator().post("/v1/comments/" + id + "/approve"), 404, "not-found");
        assertProblem(moderator().body("{}").post("/v1/comments/" + id + "/reject"), 404, "not-found");
        Response bulk = moderator()
                .body("{\"decisions\": [{\"comment\": \"" + id + "\", \"decision\": \"approve\"}]}")
                .post("/v1/moderation/decisions");
        assertThat(bulk.jsonPath().getList("results.result"))
                .as(bulk.asString())
                .containsExactly("missing");
        assertProblem(
                reader().body("{\"reason\": \"spam\"}").post("/v1/comments/" + id + "/reports"), 404, "not-found");
        Response reply = reader().body(Map.of("displayName", "Cat", "text", "Why?", "parent", id))
                .post("/v1/articles/leaders-meet/comments");
        assertPointer(assertProblem(reply, 400, "invalid-body"), "/parent");
        String decision =
                moderator().get("/v1/comments/" + id).jsonPath().getString("decisions.find { it.madeBy == 'key' }.id");
        assertProblem(moderator().post("/v1/moderation/decisions/" + decision + "/undo"), 409, "wrong-state");
    }

    @Test
    void onlyItsReaderMayAtAnyTime() {
        String id = pending("Ann");
        String other = pending("Bob");
        assertProblem(bearer(token(other)).delete("/v1/comments/" + id), 404, "not-found");
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        assertProblem(bearer(token(other)).delete("/v1/comments/" + id), 403, "not-yours");
        assertProblem(reader().delete("/v1/comments/" + id), 401, "token-needed");
        assertProblem(moderator().delete("/v1/comments/" + id), 403, "missing-scope");
        assertThat(Rows.of("SELECT DISTINCT state FROM comment ORDER BY state")).containsExactly("approved", "pending");
        try (IdentityProvider provider = IdentityProvider.start()) {
            Response posted = provider.reader("u1", "Cat")
                    .body(Map.of("text", "Signed in."))
                    .post("/v1/articles/leaders-meet/comments");
            String signedIn = posted.jsonPath().getString("id");
            assertProblem(provider.reader("u2", "Cat").delete("/v1/comments/" + signedIn), 404, "not-found");
            reject(signedIn, "{}");
            Stories.withdraw("leaders-meet");
            provider.reader("u1", "Cat")
                    .delete("/v1/comments/" + signedIn)
                    .then()
                    .statusCode(204);
        }
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getList("items.comment.id"))
                .containsExactly(other);
        delete(other);
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void aThreadGoesOnWithoutItsFirstUntilNobodyAnswersIt() {
        String root = shown("Ann", "");
        String reply = shown("Bob", root);
        String nested = shown("Cat", reply);
        String other = shown("Dan", "");
        assertThat(counted()).isEqualTo(4);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(other, root);

        delete(root);
        JsonPath threads = discussion("leaders-meet").jsonPath();
        assertThat(threads.getList("items.id")).containsExactly(other, root);
        assertGone(threads.getMap("items[1]"));
        assertThat(threads.getMap("items[1]")).doesNotContainKey("deletedAt");
        assertThat(threads.getMap("items[0]")).doesNotContainKey("deleted");
        assertThat(threads.getBoolean("items[1].deleted")).isTrue();
        assertThat(threads.getList("items[1].replies.id")).containsExactly(reply, nested);
        assertThat(threads.getInt("items[1].replyCount")).isEqualTo(2);
        assertThat(counted()).isEqualTo(3);
        JsonPath most = Api.anonymous()
                .get("/v1/articles/leaders-meet/comments?sort=most-replied&replies=1")
                .jsonPath();
        assertThat(most.getList("items.id")).containsExactly(root, other);
        assertThat(most.getList("items.replyCount")).containsExactly(2, 0);
        assertThat(part().getList("comments.items"))
                .isEqualTo(discussion("leaders-meet").jsonPath().getList("items"));
        assertThat(Api.anonymous().get("/v1/comments/" + root).jsonPath().getBoolean("deleted"))
                .isTrue();
        assertThat(Api.anonymous()
                        .get("/v1/comments/" + root + "/replies")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(reply, nested);
        assertThat(Api.anonymous().get("/v1/comments/" + reply).jsonPath().getString("parent"))
                .isEqualTo(root);
        assertStatements("/v1/articles/leaders-meet/comments?limit=1", 3);

        delete(reply);
        JsonPath kept = discussion("leaders-meet").jsonPath();
        assertThat(kept.getList("items[1].replies.id")).containsExactly(reply, nested);
        assertGone(kept.getMap("items[1].replies[0]"));
        assertThat(kept.getBoolean("items[1].replies[0].deleted")).isTrue();
        assertThat(kept.getString("items[1].replies[1].parent")).isEqualTo(reply);
        assertThat(kept.getInt("items[1].replyCount")).isEqualTo(1);
        assertThat(part().getList("comments.items")).isEqualTo(kept.getList("items"));
        JsonPath above =
                Api.anonymous().get("/v1/comments/" + nested + "?context=2").jsonPath();
        assertThat(above.getList("context.id")).containsExactly(root, reply);
        assertThat(above.getList("context.deleted")).containsExactly(true, true);
        assertThat(counted()).isEqualTo(2);

        delete(nested);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(other);
        assertThat(part().getList("comments.items.id")).containsExactly(other);
        assertThat(Api.anonymous()
                        .get("/v1/articles/leaders-meet/comments?sort=most-replied")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(other);
        assertProblem(Api.anonymous().get("/v1/comments/" + root), 404, "not-found");
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void aReplyInBetweenKeepsItsPlaceForAsLongAsItIsNeeded() {
        String root = shown("Ann", "");
        String reply = shown("Bob", root);
        String nested = shown("Cat", reply);
        delete(reply);
        reject(nested, "{}");
        assertThat(discussion("leaders-meet").jsonPath().getList("items[0].replies"))
                .isEmpty();
        assertThat(counted()).isEqualTo(1);
        moderator().post("/v1/comments/" + nested + "/approve").then().statusCode(200);
        assertThat(discussion("leaders-meet").jsonPath().getList("items[0].replies.id"))
                .containsExactly(reply, nested);
        assertThat(counted()).isEqualTo(2);
        reject(root, "{}");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertProblem(Api.anonymous().get("/v1/comments/" + reply), 404, "not-found");
        assertThat(counted()).isZero();
    }

    @Test
    void deletingBringsNothingBackThatAModeratorHasTakenAway() {
        String root = shown("Ann", "");
        String reply = shown("Bob", root);
        String nested = shown("Cat", reply);
        reject(reply, "{}");
        delete(reply);
        assertThat(discussion("leaders-meet").jsonPath().getList("items[0].replies.id"))
                .containsExactly(nested);
        assertThat(discussion("leaders-meet").jsonPath().getString("items[0].replies[0].parent"))
                .isEqualTo(root);
        reject(root, "{}");
        delete(root);
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertThat(moderator()
                        .get("/v1/comments/" + nested + "?context=2")
                        .jsonPath()
                        .getList("context"))
                .isEmpty();
        assertThat(counted()).isZero();
    }

    /** Each step as its trigger sees it, while counts are folded. */
    @Test
    void countsAreThoseOfTheRowsWhateverIsDeleted() {
        List<String> ids = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String root = shown("Root " + thread, "");
            String reply = shown("Reply " + thread, root);
            ids.addAll(List.of(root, reply, shown("Nested " + thread, reply)));
        }
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            String to = List.of("approved", "rejected", "pending", "deleted").get(random.nextInt(i < 50 ? 3 : 4));
            Rows.change("UPDATE comment c SET state = '" + to + "'"
                    + (to.equals("deleted")
                            ? ", deleted_at = now(), keeps_place = c.state = 'approved'"
                                    + " AND EXISTS (SELECT 1 FROM comment r WHERE r.parent_id = c.id)"
                            : "")
                    + " WHERE id = '" + id + "' AND state <> 'deleted'");
            if (i % 50 == 49) {
                counted();
            }
        }
        assertThat(Rows.of("SELECT count(*) > 4 FROM comment WHERE state = 'deleted'"))
                .containsExactly("t");
    }

    private static void assertGone(Map<String, Object> comment) {
        assertThat(comment.keySet()).isNotEmpty().doesNotContainAnyElementsOf(GONE);
    }

    private static JsonPath part() {
        return Api.anonymous().get("/v1/articles/leaders-meet?include=comments").jsonPath();
    }
}
