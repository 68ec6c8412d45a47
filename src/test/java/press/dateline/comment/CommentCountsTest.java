package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentCountsTest {

    private static final Instant START = Instant.parse("2017-05-02T18:00:00Z");

    /** Stored counts that differ from the rows that they count; threads and articles without a count have none. */
    private static final String WRONG = """
            SELECT 'thread', coalesce(t.root_id, c.root_id), t.shown, t.replies, c.shown, c.replies
            FROM comment_thread t FULL JOIN (
                SELECT root_id, count(*) FILTER (WHERE parent_id IS NULL) AS shown,
                    count(*) FILTER (WHERE parent_id IS NOT NULL)
                        - count(*) FILTER (WHERE parent_id IS NULL AND keeps_place) AS replies
                FROM comment WHERE state = 'approved' OR (keeps_place AND parent_id IS NULL) GROUP BY root_id) c ON c.root_id = t.root_id
            WHERE coalesce(t.shown, 0) <> coalesce(c.shown, 0) OR coalesce(t.replies, 0) <> coalesce(c.replies, 0)
            UNION ALL
            SELECT 'article', coalesce(n.article_id, c.article_id), n.comments, NULL, c.comments, NULL
            FROM comment_count n FULL JOIN (
                SELECT c.article_id, count(*) AS comments
                FROM comment c JOIN comment r ON r.id = c.root_id AND (r.state = 'approved' OR r.keeps_place)
                WHERE c.state = 'approved' GROUP BY c.article_id) c ON c.article_id = n.article_id
            WHERE coalesce(n.comments, 0) <> coalesce(c.comments, 0)
            """;

    @Inject
    CommentDesk desk;

    @Test
    void whatDiscussionsShowIsCounted() {
        String article = Stories.publish("Leaders meet").jsonPath().getString("id");
        Stories.publish("Quiet");
        Stories.publish("Silent", ", \"discussion\": {\"state\": \"off\"}");
        Stories.publish("Killed");
        Stories.withdraw("killed");
        Stories.draft("Secret", "");
        String root = approve(post("leaders-meet", comment("Ann")));
        String reply = approve(post("leaders-meet", answer("Bob", root)));
        approve(post("leaders-meet", answer("Cat", reply)));
        String other = approve(post("leaders-meet", comment("Dan")));
        post("leaders-meet", comment("Eve"));
        store(List.of(given(UUID.fromString(silent()), null, "approved")));

        assertThat(counted("leaders-meet")).isEqualTo(4);
        reject(reply, "{}");
        assertThat(counted("leaders-meet")).isEqualTo(3);
        reject(root, "{}");
        assertThat(counted("leaders-meet")).as("without the thread's replies").isEqualTo(1);
        moderator().post("/v1/comments/" + root + "/approve");
        reject(other, "{}");
        reject(other, "{\"reason\": \"again\"}");
        assertThat(counted("leaders-meet")).isEqualTo(2);
        assertRight();

        Response answer =
                Api.anonymous().get("/v1/comment-counts?ids=quiet," + article + ",Leaders-Meet,silent,killed,secret,x");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=3");
        JsonPath counts = answer.jsonPath();
        assertThat(counts.getList("items.slug")).containsExactly("quiet", "leaders-meet", "leaders-meet", "silent");
        assertThat(counts.getList("items.comments")).containsExactly(0, 2, 2, 0);
        assertThat(counts.getString("items[1].article")).isEqualTo(article);
        assertThat(counts.getList("missing.id")).containsExactly("killed", "secret", "x");
        assertThat(counts.getList("missing.reason")).containsExactly("withdrawn", "not-found", "not-found");
        assertStatements("/v1/comment-counts?ids=quiet", 2);
        assertStatements("/v1/comment-counts?ids=quiet,leaders-meet,killed,x", 2);
    }

    @Test
    void aHundredAtMost() {
        String hundred = IntStream.range(0, 100).mapToObj(i -> "a" + i).collect(Collectors.joining(","));
        assertThat(Api.anonymous()
                        .get("/v1/comment-counts?ids=" + hundred)
                        .jsonPath()
                        .getList("missing"))
                .hasSize(100);
        for (String query : List.of("", "?ids=", "?ids=" + hundred + ",b")) {
            assertParameter(
                    assertProblem(Api.anonymous().get("/v1/comment-counts" + query), 400, "invalid-parameter"), "ids");
        }
    }

    @Test
    void whatIsPendingTouchesNoCount() {
        UUID article =
                UUID.fromString(Stories.publish("Leaders meet").jsonPath().getString("id"));
        post("leaders-meet", comment("Ann"));
        store(List.of(given(article, null, "pending"), given(article, null, "rejected")));
        reject(post("leaders-meet", comment("Bob")).jsonPath().getString("id"), "{}");
        assertThat(Rows.of("SELECT id FROM comment_delta UNION ALL SELECT seq FROM comment_event"))
                .isEmpty();
        assertThat(Rows.of("SELECT root_id FROM comment_thread UNION ALL SELECT article_id FROM comment_count"))
                .isEmpty();
    }

    /** Approvals, rejections and imports at once, of threads and of replies in them, while counts are folded. */
    @Test
    void countsAreThoseOfTheRowsWhoeverWritesMeanwhile() throws Exception {
        List<CommentDesk.Given> given = new ArrayList<>();
        for (String name : List.of("One", "Two")) {
            UUID article = UUID.fromString(Stories.publish(name).jsonPath().getString("id"));
            for (int thread = 0; thread < 4; thread++) {
                CommentDesk.Given root = given(article, null, thread % 2 == 0 ? "approved" : "pending");
                given.add(root);
                for (int reply = 0; reply < 4; reply++) {
                    given.add(given(article, root.id(), reply % 2 == 0 ? "approved" : "pending"));
                }
            }
        }
        store(given);
        String key = Api.key("content:read", "comments:moderate");
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int writer = 0; writer < 6; writer++) {
                Random random = new Random(writer);
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        CommentDesk.Given one = given.get(random.nextInt(given.size()));
                        if (i % 10 == 0) {
                            UUID root = one.parent() == null ? one.id() : one.parent();
                            store(List.of(
                                    given(one.article(), root, "approved"), given(one.article(), null, "approved")));
                        } else {
                            String address = "/v1/comments/" + one.id();
                            Response decided = random.nextBoolean()
                                    ? Api.withKey(key).post(address + "/approve")
                                    : Api.withKey(key)
                                            .body("{\"reason\": \"r" + i + "\"}")
                                            .post(address + "/reject");
                            assertThat(decided.statusCode())
                                    .as(decided.asString())
                                    .isEqualTo(200);
                        }
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        Discussions.fold();
        assertRight();
        assertThat(Rows.of("SELECT count(*) FROM comment_thread WHERE shown = 1"))
                .isNotEqualTo(List.of("0"));
        assertThat(Rows.of("SELECT count(*) FROM comment_count")).containsExactly("2");
    }

    /** Asserts that every stored count equals the count of its rows. */
    static void assertRight() {
        assertThat(Rows.of(WRONG)).isEmpty();
    }

    private static int counted(String article) {
        Discussions.fold();
        return Api.anonymous()
                .get("/v1/comment-counts?ids=" + article)
                .jsonPath()
                .getInt("items[0].comments");
    }

    private static String silent() {
        return Api.anonymous().get("/v1/articles/silent").jsonPath().getString("id");
    }

    private static String answer(String name, String parent) {
        return "{\"displayName\": \"" + name + "\", \"text\": \"Text.\", \"parent\": \"" + parent + "\"}";
    }

    @Transactional
    void store(List<CommentDesk.Given> comments) {
        desk.store(comments);
    }

    private static CommentDesk.Given given(UUID article, @Nullable UUID parent, String state) {
        return new CommentDesk.Given(Ids.next(), article, parent, "Ann", "Text.", state, START);
    }
}
