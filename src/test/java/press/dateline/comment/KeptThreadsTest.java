package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.reader;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Threads whose first comment is deleted go on, and nothing that is said in them meanwhile is lost. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class KeptThreadsTest {

    @Inject
    AgroalDataSource dataSource;

    private String article = "";

    @BeforeEach
    void publish() {
        article = Stories.publish("Leaders meet").jsonPath().getString("id");
    }

    private static Response said(String name, String parent) {
        Map<String, String> comment = new HashMap<>(Map.of("displayName", name, "text", "Text of " + name + "."));
        if (!parent.isEmpty()) {
            comment.put("parent", parent);
        }
        return reader().body(comment).post("/v1/articles/leaders-meet/comments");
    }

    private static int delete(Response posted) {
        return bearer(posted.jsonPath().getString("readerToken"))
                .delete("/v1/comments/" + posted.jsonPath().getString("id"))
                .statusCode();
    }

    @Test
    void whatIsShownInThemCanBeAnsweredAndFeatured() {
        Response first = said("Ann", "");
        String root = approve(first);
        Response second = said("Bob", root);
        String reply = approve(second);
        String nested = approve(said("Cat", reply));
        assertThat(delete(first)).isEqualTo(204);
        String answer = approve(said("Dan", nested));
        assertThat(discussion("leaders-meet").jsonPath().getList("items[0].replies.id"))
                .containsExactly(reply, nested, answer);
        assertPointer(assertProblem(said("Eve", root), 400, "invalid-body"), "/parent");

        for (String featured : List.of(nested, answer)) {
            moderator()
                    .put("/v1/comments/" + featured + "/marks/featured")
                    .then()
                    .statusCode(200);
        }
        assertThat(delete(second)).isEqualTo(204);
        JsonPath list = Api.anonymous()
                .get("/v1/articles/leaders-meet/featured-comments")
                .jsonPath();
        assertThat(list.getList("items.id")).containsExactly(answer, nested);
        assertThat(list.getString("items[1].parent"))
                .as("it keeps its place, too")
                .isEqualTo(reply);
        assertThat(list.getList("items[0].context.id")).containsExactly(root);
        assertThat(list.getList("items[0].context.deleted")).containsExactly(true);
    }

    /** The reply has looked around, and is not written yet. */
    @Test
    void whoeverDeletesSeesTheReplyThatIsOnItsWay() throws Exception {
        Response first = said("Ann", "");
        String root = approve(first);
        try (Connection gate = dataSource.getConnection();
                Statement statement = gate.createStatement();
                ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            gate.setAutoCommit(false);
            statement.execute("LOCK TABLE comment_decision IN EXCLUSIVE MODE");
            Future<Response> reply = both.submit(() -> said("Bob", root));
            awaitWaiting(1);
            Future<Integer> deleted = both.submit(() -> delete(first));
            awaitWaiting(2);
            gate.rollback();
            assertThat(deleted.get()).isEqualTo(204);
            String answered = approve(reply.get());
            JsonPath threads = discussion("leaders-meet").jsonPath();
            assertThat(threads.getList("items.id")).containsExactly(root);
            assertThat(threads.getList("items[0].replies.id")).containsExactly(answered);
        }
    }

    /** The deletion has found no reply, and is not committed yet. */
    @Test
    void whoeverAnswersSeesTheDeletionThatIsOnItsWay() throws Exception {
        String root = approve(said("Ann", ""));
        try (Connection deletion = dataSource.getConnection();
                Statement statement = deletion.createStatement();
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            deletion.setAutoCommit(false);
            statement.executeUpdate(
                    "UPDATE comment SET state = 'deleted', text = '', deleted_at = now() WHERE id = '" + root + "'");
            Future<Response> reply = other.submit(() -> said("Bob", root));
            awaitWaiting(1);
            deletion.commit();
            assertPointer(assertProblem(reply.get(), 400, "invalid-body"), "/parent");
        }
    }

    private static void awaitWaiting(int least) {
        Await.until(
                least + " wait",
                () -> Integer.parseInt(Rows.of("SELECT count(DISTINCT pid) FROM pg_locks"
                                        + " WHERE NOT granted AND locktype IN ('relation', 'transactionid', 'tuple')")
                                .getFirst())
                        >= least);
    }

    @Test
    void whatIsDeletedForGoodCostsListsNothing() {
        String root = approve(said("Ann", ""));
        approve(said("Bob", root));
        for (String place : List.of("NULL, id", "'%1$s', '%1$s'".formatted(root))) {
            Rows.change(
                    "INSERT INTO comment (id, article_id, parent_id, root_id, display_name, text, state, created_at,"
                            + " deleted_at) SELECT id, '" + article + "', " + place
                            + ", '', '', 'deleted', now(), now()"
                            + " FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 3000)) i");
        }
        Rows.change("ANALYZE comment");
        assertThat(plan("c.article_id = '" + article + "' AND c.parent_id IS NULL", "c.created_at DESC, c.id DESC"))
                .contains("ix_comment_thread_listed")
                .doesNotContain("Sort");
        assertThat(plan("c.root_id = '" + root + "' AND c.parent_id IS NOT NULL", "c.created_at, c.id"))
                .contains("ix_comment_replies_listed")
                .doesNotContain("Sort");
        assertThat(Rows.of("SELECT reltuples FROM pg_class WHERE relname = 'ix_comment_thread_listed'"))
                .as("how many are in it")
                .containsExactly("1");
    }

    private static String plan(String which, String order) {
        return String.join(
                "\n",
                Rows.of("EXPLAIN SELECT c.id FROM comment c WHERE " + which + " AND " + Listed.sql("c") + " ORDER BY "
                        + order + " LIMIT 20"));
    }
}
