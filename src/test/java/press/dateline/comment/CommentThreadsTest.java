package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.cache.EmptyCache;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/** The order of threads, what each shows of its replies and how one goes on from there; a comment in its context. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentThreadsTest {

    private static final Instant START = Instant.parse("2017-05-02T18:00:00Z");
    private static final String ADDRESS = "/v1/articles/leaders-meet/comments";

    @Inject
    CommentDesk desk;

    @Inject
    EmptyCache cache;

    @Test
    void threadsComeInTheOrderThatIsAskedFor() {
        UUID article = article();
        List<CommentDesk.Given> given = new ArrayList<>();
        List<String> oldest = new ArrayList<>();
        int[] replies = {0, 2, 1, 2, 0, 5, 1};
        for (int i = 0; i < replies.length; i++) {
            // Two of each time, so that the id has to decide.
            CommentDesk.Given root = given(article, null, "approved", i / 2);
            given.add(root);
            oldest.add(root.id().toString());
            for (int r = 0; r < replies[i]; r++) {
                given.add(given(article, root.id(), "approved", 100 + r));
            }
            given.add(given(article, root.id(), "pending", 1));
        }
        store(given);
        assertThat(Pages.walk(ADDRESS + "?sort=oldest&limit=2", "id")).isEqualTo(oldest);
        assertThat(Pages.walk(ADDRESS + "?sort=newest&limit=2", "id")).isEqualTo(oldest.reversed());
        assertThat(Pages.walk(ADDRESS + "?limit=2", "id")).isEqualTo(oldest.reversed());

        Discussions.fold();
        List<String> most =
                IntStream.of(5, 3, 1, 6, 2, 4, 0).mapToObj(oldest::get).toList();
        assertThat(Pages.walk(ADDRESS + "?sort=most-replied&limit=2", "id")).isEqualTo(most);
        assertThat(Pages.walk(ADDRESS + "?sort=most-replied&limit=2", "replyCount"))
                .containsExactly("5", "2", "2", "1", "1", "0", "0");
        for (String sort : List.of("newest", "oldest", "most-replied", "most-liked")) {
            assertStatements(ADDRESS + "?limit=1&sort=" + sort, 3);
            assertStatements(ADDRESS + "?limit=100&sort=" + sort, 3);
        }

        reject(most.getFirst(), "{}");
        assertThat(Pages.walk(ADDRESS + "?sort=most-replied", "id"))
                .as("at once, before it is counted")
                .isEqualTo(most.subList(1, most.size()));
    }

    @Test
    void eachThreadShowsItsFirstRepliesAndLeadsToTheOthers() {
        UUID article = article();
        CommentDesk.Given busy = given(article, null, "approved", 0);
        CommentDesk.Given calm = given(article, null, "approved", 1);
        List<CommentDesk.Given> given = new ArrayList<>(List.of(busy, calm));
        List<String> replies = new ArrayList<>();
        UUID parent = busy.id();
        for (int i = 0; i < 7; i++) {
            CommentDesk.Given reply = given(article, parent, "approved", 10 + i / 2);
            given.add(reply);
            replies.add(reply.id().toString());
            parent = reply.id();
        }
        given.add(given(article, calm.id(), "approved", 20));
        store(given);

        for (int shown : new int[] {0, 3, 6}) {
            JsonPath page = Api.anonymous()
                    .get(ADDRESS + "?sort=oldest&replies=" + shown)
                    .jsonPath();
            assertThat(page.getList("items[0].replies.id")).isEqualTo(replies.subList(0, shown));
            assertThat(page.getBoolean("items[0].moreReplies")).isTrue();
            String next = page.getString("items[0].next");
            assertThat(next).startsWith("http");
            assertThat(Pages.walk(Pages.path(next) + (shown == 0 ? "?" : "&") + "limit=2", "id"))
                    .isEqualTo(replies.subList(shown, 7));
            assertThat(page.getBoolean("items[1].moreReplies")).isEqualTo(shown == 0);
        }
        JsonPath all = Api.anonymous().get(ADDRESS + "?sort=oldest&replies=7").jsonPath();
        assertThat(all.getList("items[0].replies.id")).isEqualTo(replies);
        assertThat(all.getBoolean("items[0].moreReplies")).isFalse();
        assertThat(all.getMap("items[0]")).doesNotContainKey("next");
        assertThat(Api.anonymous().get(ADDRESS + "?sort=oldest").asString())
                .isEqualTo(
                        Api.anonymous().get(ADDRESS + "?sort=oldest&replies=3").asString());
        assertStatements(ADDRESS + "?replies=0", 3);
        assertStatements(ADDRESS + "?replies=100", 3);
    }

    @Test
    void wrongParametersAreNamed() {
        article();
        for (String value : List.of("-1", "101", "x", "")) {
            assertParameter(
                    assertProblem(Api.anonymous().get(ADDRESS + "?replies=" + value), 400, "invalid-parameter"),
                    "replies");
        }
        for (String value : List.of("best", "NEWEST", "")) {
            assertParameter(
                    assertProblem(Api.anonymous().get(ADDRESS + "?sort=" + value), 400, "invalid-parameter"), "sort");
        }
        assertThat(Api.anonymous().get(ADDRESS + "?sort=best").jsonPath().getString("detail"))
                .contains("newest", "oldest", "most-replied", "most-liked");
        store(List.of(
                given(UUID.fromString(id()), null, "approved", 0), given(UUID.fromString(id()), null, "approved", 1)));
        String cursor = Api.anonymous().get(ADDRESS + "?limit=1").jsonPath().getString("nextCursor");
        assertProblem(Api.anonymous().get(ADDRESS + "?limit=1&sort=oldest&cursor=" + cursor), 400, "invalid-cursor");
        String comment = approve(post("leaders-meet", comment("Ann")));
        for (String value : List.of("-1", "11", "x", "")) {
            assertParameter(
                    assertProblem(
                            Api.anonymous().get("/v1/comments/" + comment + "?context=" + value),
                            400,
                            "invalid-parameter"),
                    "context");
        }
    }

    @Test
    void aCommentComesWithWhatStandsAboveIt() {
        UUID article = article();
        List<CommentDesk.Given> given = new ArrayList<>();
        List<String> chain = new ArrayList<>();
        @Nullable UUID parent = null;
        for (int i = 0; i < 14; i++) {
            CommentDesk.Given one = given(article, parent, "approved", i);
            given.add(one);
            chain.add(one.id().toString());
            parent = one.id();
        }
        store(given);
        assertThat(context(chain.get(13), "").getMap("")).doesNotContainKey("context");
        assertThat(context(chain.get(0), "?context=5").getList("context")).isEmpty();
        assertThat(context(chain.get(13), "?context=0").getList("context.id")).containsExactly(chain.getFirst());
        JsonPath two = context(chain.get(13), "?context=2");
        assertThat(two.getList("context.id")).containsExactly(chain.getFirst(), chain.get(11), chain.get(12));
        assertThat(two.getList("context.parent")).containsExactly(null, chain.get(10), chain.get(11));
        assertThat(two.getString("parent")).isEqualTo(chain.get(12));
        assertThat(context(chain.get(3), "?context=10").getList("context.id")).isEqualTo(chain.subList(0, 3));
        assertStatements("/v1/comments/" + chain.get(3) + "?context=1", 5);
        assertStatements("/v1/comments/" + chain.get(13) + "?context=10", 5);

        reject(chain.get(10), "{\"reason\": \"secret\"}");
        JsonPath gap = context(chain.get(13), "?context=10");
        assertThat(gap.getList("context.id"))
                .as("what answers what is not shown, answers the first")
                .containsExactly(chain.getFirst(), chain.get(11), chain.get(12));
        assertThat(gap.getList("context.parent")).containsExactly(null, chain.getFirst(), chain.get(11));
        JsonPath moderators = Discussions.moderator()
                .get("/v1/comments/" + chain.get(13) + "?context=10")
                .jsonPath();
        assertThat(moderators.getList("context")).isEqualTo(gap.getList("context"));
    }

    /** The least of several times, so that what else the machine does has no part in it; sorting 50,000 takes longer. */
    @Test
    void aPageOfManyTakesNoLongerThanOneOfFew() {
        UUID article = article();
        CommentDesk.Given few = given(article, null, "approved", 0);
        CommentDesk.Given many = given(article, null, "approved", 1);
        store(List.of(few, many));
        Stories.publish("Few", "");
        UUID other = UUID.fromString(
                Api.anonymous().get("/v1/articles/few").jsonPath().getString("id"));
        fill(article, many.id().toString(), 50_000);
        fill(article, few.id().toString(), 50);
        fill(article, null, 20_000);
        fill(other, null, 50);
        Rows.change("ANALYZE comment");
        Discussions.fold();
        Rows.change("ANALYZE comment_thread");
        assertAlike("/v1/comments/" + few.id() + "/replies", "/v1/comments/" + many.id() + "/replies");
        for (String sort : List.of("newest", "oldest", "most-replied", "most-liked")) {
            assertAlike("/v1/articles/few/comments?replies=3&sort=" + sort, ADDRESS + "?replies=3&sort=" + sort);
        }
    }

    private void assertAlike(String few, String many) {
        long least = least(few);
        long most = Math.max(least(many), least(secondPage(many)));
        assertThat(most).as("%s, in ns", many).isLessThan(4 * least + 5_000_000);
    }

    private static String secondPage(String address) {
        return Pages.path(Api.anonymous().get(address).jsonPath().getString("next"));
    }

    private long least(String address) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            cache.empty();
            long start = System.nanoTime();
            assertThat(Api.anonymous().urlEncodingEnabled(false).get(address).statusCode())
                    .isEqualTo(200);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least;
    }

    private static void fill(UUID article, @Nullable String root, int comments) {
        Rows.change("""
                INSERT INTO comment (id, article_id, parent_id, root_id, display_name, text, state, created_at)
                SELECT g.id, '%s', %s, %s, 'Ann', 'Text.', 'approved', timestamptz '2017-05-03' + g.i * interval '1s'
                FROM (SELECT gen_random_uuid() AS id, i FROM generate_series(1, %d) AS i) g
                """.formatted(
                        article,
                        root == null ? "NULL" : "'" + root + "'::uuid",
                        root == null ? "g.id" : "'" + root + "'::uuid",
                        comments));
    }

    private static JsonPath context(String comment, String query) {
        return Api.anonymous().get("/v1/comments/" + comment + query).jsonPath();
    }

    private static UUID article() {
        Stories.publish("Leaders meet");
        return UUID.fromString(id());
    }

    private static String id() {
        return Api.anonymous().get("/v1/articles/leaders-meet").jsonPath().getString("id");
    }

    @Transactional
    void store(List<CommentDesk.Given> comments) {
        desk.store(comments);
    }

    private static CommentDesk.Given given(UUID article, @Nullable UUID parent, String state, int second) {
        return new CommentDesk.Given(Ids.next(), article, parent, "Ann", "Text.", state, START.plusSeconds(second));
    }
}
