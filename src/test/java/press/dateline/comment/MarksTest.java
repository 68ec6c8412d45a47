package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

/** What moderators set apart: featured comments, pinned threads, threads that the author has answered in. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class MarksTest {

    private static final String ADDRESS = "/v1/articles/leaders-meet/comments";
    private static final String FEATURED = "/v1/articles/leaders-meet/featured-comments";

    @Test
    void featuredCommentsAreListedWithWhatTheirThreadBeginsWith() {
        Stories.publish("Leaders meet");
        String root = approve(post("leaders-meet", comment("Ann")));
        String reply = approve(post("leaders-meet", answer("Bob", root)));
        String deep = approve(post("leaders-meet", answer("Cat", reply)));
        String other = approve(post("leaders-meet", comment("Dan")));
        JsonPath marked = mark(deep, "featured").jsonPath();
        assertThat(marked.getBoolean("featured")).isTrue();
        assertThat(marked.getBoolean("pinned")).isFalse();
        TestClock.advance(Duration.ofSeconds(1));
        mark(root, "featured");
        TestClock.advance(Duration.ofSeconds(1));
        mark(deep, "featured");

        JsonPath page = Api.anonymous().get(FEATURED).jsonPath();
        assertThat(page.getList("items.id")).as("the last one first, once").containsExactly(root, deep);
        assertThat(page.getList("items[0].context")).isEmpty();
        assertThat(page.getList("items[1].context.id")).containsExactly(root);
        assertThat(page.getString("items[1].parent")).isEqualTo(reply);
        assertThat(page.getList("items[1].context.featured")).containsExactly(true);
        assertThat(Pages.walk(FEATURED + "?limit=1", "id")).containsExactly(root, deep);
        assertStatements(FEATURED, 3);
        JsonPath thread = discussion("leaders-meet").jsonPath();
        assertThat(thread.getList("items.id")).containsExactly(other, root);
        assertThat(thread.getList("items.featured")).containsExactly(false, true);
        assertThat(thread.getList("items[1].replies.featured")).containsExactly(false, true);
        assertThat(Api.anonymous().get("/v1/comments/" + deep).jsonPath().getBoolean("featured"))
                .isTrue();

        reject(reply, "{}");
        assertThat(Api.anonymous().get(FEATURED).jsonPath().getString("items[1].parent"))
                .as("what it answers is not shown")
                .isEqualTo(root);
        unmark(root, "featured");
        unmark(root, "featured");
        assertThat(Pages.walk(FEATURED, "id")).containsExactly(deep);
        reject(root, "{}");
        assertThat(Pages.walk(FEATURED, "id")).as("its thread is not shown").isEmpty();
    }

    @Test
    void pinnedThreadsComeFirstAndOnce() {
        Stories.publish("Leaders meet");
        List<String> oldest = new ArrayList<>();
        for (String name : List.of("Ann", "Bob", "Cat", "Dan", "Eve")) {
            oldest.add(approve(post("leaders-meet", comment(name))));
        }
        String reply = approve(post("leaders-meet", answer("Fay", oldest.get(3))));
        Discussions.fold();
        mark(oldest.get(2), "pinned");
        TestClock.advance(Duration.ofSeconds(1));
        mark(oldest.get(3), "pinned");
        List<String> pinned = List.of(oldest.get(3), oldest.get(2));

        for (String sort : List.of("newest", "oldest", "most-replied")) {
            List<String> all = new ArrayList<>(List.of(oldest.get(0), oldest.get(1), oldest.get(4)));
            if (!sort.equals("oldest")) {
                all = all.reversed();
            }
            all.addAll(0, pinned);
            assertThat(Pages.walk(ADDRESS + "?limit=1&sort=" + sort, "id"))
                    .as(sort)
                    .isEqualTo(all);
        }
        JsonPath first = Api.anonymous().get(ADDRESS + "?limit=1").jsonPath();
        assertThat(first.getList("items.id")).containsExactly(oldest.get(3), oldest.get(2), oldest.get(4));
        assertThat(first.getList("items.pinned")).containsExactly(true, true, false);
        assertThat(first.getList("items[0].replies.id")).containsExactly(reply);
        assertThat(first.getInt("items[0].replyCount")).isEqualTo(1);
        Response article = Api.anonymous().get("/v1/articles/leaders-meet?include=comments");
        assertThat(article.jsonPath().getMap("comments"))
                .isEqualTo(discussion("leaders-meet").jsonPath().getMap(""));

        unmark(oldest.get(3), "pinned");
        assertThat(Pages.walk(ADDRESS, "id"))
                .containsExactly(oldest.get(2), oldest.get(4), oldest.get(3), oldest.get(1), oldest.get(0));
    }

    @Test
    void threeThreadsOfAnArticleArePinnedAtMost() throws Exception {
        Stories.publish("Leaders meet");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(approve(post("leaders-meet", comment("Reader " + i))));
        }
        String key = Api.key("content:read", "comments:moderate");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService moderators = Executors.newFixedThreadPool(4)) {
            List<Future<Response>> pins = ids.stream()
                    .map(id -> moderators.submit(() -> Api.withKey(key).put("/v1/comments/" + id + "/marks/pinned")))
                    .toList();
            for (Future<Response> pin : pins) {
                statuses.add(pin.get().statusCode());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(5);
        List<String> pinned = Pages.walk(ADDRESS, "id").subList(0, 3);
        String another =
                ids.stream().filter(id -> !pinned.contains(id)).findFirst().orElseThrow();
        Response refused = put(another, "pinned");
        assertProblem(refused, 409, "wrong-state");
        assertThat(refused.jsonPath().getList("pinned")).isEqualTo(pinned);
        assertThat(mark(pinned.getFirst(), "pinned").jsonPath().getBoolean("pinned"))
                .as("again")
                .isTrue();
        reject(pinned.getFirst(), "{}");
        mark(another, "pinned");
    }

    @Test
    void onlyWhatIsShownIsMarkedAndOnlyThreadsArePinned() {
        Stories.publish("Leaders meet");
        String pending = post("leaders-meet", comment("Ann")).jsonPath().getString("id");
        assertProblem(put(pending, "featured"), 409, "wrong-state");
        String root = approve(post("leaders-meet", comment("Bob")));
        String reply = approve(post("leaders-meet", answer("Cat", root)));
        assertProblem(put(reply, "pinned"), 409, "wrong-state");
        assertProblem(put(reply, "author-replied"), 409, "wrong-state");
        reject(root, "{}");
        assertProblem(put(reply, "featured"), 409, "wrong-state");
        assertProblem(put(root, "featured"), 409, "wrong-state");
        for (String nothing : List.of(Ids.next().toString(), "first")) {
            assertProblem(put(nothing, "featured"), 404, "not-found");
            assertProblem(moderator().delete("/v1/comments/" + nothing + "/marks/featured"), 404, "not-found");
        }
        assertProblem(put(reply, "best"), 404, "not-found");
        assertProblem(Api.anonymous().put("/v1/comments/" + root + "/marks/featured"), 401, "unauthenticated");
        assertProblem(Api.editor().put("/v1/comments/" + root + "/marks/featured"), 403, "missing-scope");
        assertProblem(Api.editor().delete("/v1/comments/" + root + "/marks/featured"), 403, "missing-scope");
        unmark(pending, "featured");
        assertThat(Rows.of("SELECT count(*) FROM comment WHERE featured_at IS NOT NULL OR pinned_at IS NOT NULL"))
                .containsExactly("0");
    }

    @Test
    void whatIsRejectedLosesItsMarksAndWhatWaitsKeepsThem() {
        Stories.publish("Leaders meet");
        String root = approve(post("leaders-meet", comment("Ann")));
        for (String mark : List.of("featured", "pinned", "author-replied")) {
            mark(root, mark);
        }
        Rows.change("UPDATE comment SET state = 'pending'");
        assertThat(Pages.walk(FEATURED, "id")).isEmpty();
        assertThat(Pages.walk(ADDRESS, "id")).isEmpty();
        Rows.change("UPDATE comment SET state = 'approved'");
        JsonPath thread = discussion("leaders-meet").jsonPath();
        assertThat(thread.getBoolean("items[0].featured")).isTrue();
        assertThat(thread.getBoolean("items[0].pinned")).isTrue();
        assertThat(thread.getBoolean("items[0].authorReplied")).isTrue();
        reject(root, "{}");
        moderator().post("/v1/comments/" + root + "/approve");
        JsonPath back = discussion("leaders-meet").jsonPath();
        assertThat(back.getBoolean("items[0].featured")).isFalse();
        assertThat(back.getBoolean("items[0].pinned")).isFalse();
        assertThat(back.getBoolean("items[0].authorReplied")).isFalse();
    }

    @Test
    void aMarkIsShownWithinASecondAndCountsNothing() throws InterruptedException {
        Stories.publish("Leaders meet");
        String first = approve(post("leaders-meet", comment("Ann")));
        String second = approve(post("leaders-meet", comment("Bob")));
        Discussions.fold();
        String key = Api.key("comments:moderate");
        RestAssured.replaceFiltersWith(List.of()); // those that make reads fresh
        Thread.sleep(Duration.ofSeconds(1));
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(second, first);
        assertThat(Api.withKey(key)
                        .put("/v1/comments/" + first + "/marks/pinned")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Rows.of("SELECT id FROM comment_delta")).isEmpty();
        assertThat(Rows.of("SELECT kind, comment_id FROM comment_event ORDER BY xid DESC, seq DESC LIMIT 1"))
                .containsExactly("edited " + first);
        Thread.sleep(Duration.ofSeconds(1));
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(first, second);
    }

    private static String answer(String name, String parent) {
        return "{\"displayName\": \"" + name + "\", \"text\": \"Text.\", \"parent\": \"" + parent + "\"}";
    }

    private static Response put(String id, String mark) {
        return moderator().put("/v1/comments/" + id + "/marks/" + mark);
    }

    private static Response mark(String id, String mark) {
        Response marked = put(id, mark);
        assertThat(marked.statusCode()).as(marked.asString()).isEqualTo(200);
        return marked;
    }

    private static void unmark(String id, String mark) {
        Response unmarked = moderator().delete("/v1/comments/" + id + "/marks/" + mark);
        assertThat(unmarked.statusCode()).as(unmarked.asString()).isEqualTo(204);
    }
}
