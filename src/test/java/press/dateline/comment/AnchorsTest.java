package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.cache.EmptyCache;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/** Comments about a part of an article: a block, a range of its text, a quote. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class AnchorsTest {

    private static final String ADDRESS = "/v1/articles/leaders-meet/comments";
    private static final String QUOTE = Ids.next().toString();
    private static final String FIRST = paragraph("p1", "The leaders met in Sochi. They talked for two hours.", "");
    private static final String SECOND = paragraph(
            "p2",
            "It was good, she said.",
            "{\"start\": 0, \"end\": 11, \"type\": \"quote\", \"id\": \"" + QUOTE + "\"}");
    private static final String THIRD = paragraph("p3", "Good 😀 mood, all day.", "");

    @Inject
    AnchorKeeping keeping;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    EmptyCache cache;

    @Test
    void aCommentIsAboutABlockARangeOrAQuote() {
        article();
        Response posted = about("\"block\": \"p1\", \"start\": 19, \"end\": 24");
        assertThat(posted.jsonPath().getMap("anchor")).isEqualTo(anchor("p1", 19, 24, 1, "current"));
        String range = approve(posted);
        String whole = approve(about("\"block\": \"p3\""));
        String quote = approve(about("\"quote\": \"" + QUOTE + "\""));
        String article = approve(post("leaders-meet", comment("Dan")));
        String reply = approve(
                post("leaders-meet", "{\"displayName\": \"Eve\", \"text\": \"Text.\", \"parent\": \"" + whole + "\"}"));
        Map<String, Object> quoted = anchor("p2", 0, 11, 1, "current");
        quoted.put("quote", QUOTE);
        Map<String, Object> all = anchor("p3", null, null, 1, "current");

        JsonPath page = discussion("leaders-meet").jsonPath();
        assertThat(page.getList("items.id")).containsExactly(article, quote, whole, range);
        assertThat(page.getMap("items[0]")).doesNotContainKey("anchor");
        assertThat(page.getMap("items[1].anchor")).isEqualTo(quoted);
        assertThat(page.getMap("items[2].anchor")).isEqualTo(all);
        assertThat(page.getMap("items[3].anchor")).isEqualTo(anchor("p1", 19, 24, 1, "current"));
        assertThat(Api.anonymous()
                        .get("/v1/articles/leaders-meet?include=comments")
                        .jsonPath()
                        .getMap("comments"))
                .isEqualTo(page.getMap(""));
        assertThat(Api.anonymous().get("/v1/comments/" + quote).jsonPath().getMap("anchor"))
                .isEqualTo(quoted);
        assertThat(moderator().get("/v1/comments/" + quote).jsonPath().getMap("anchor"))
                .isEqualTo(quoted);
        JsonPath above =
                Api.anonymous().get("/v1/comments/" + reply + "?context=1").jsonPath();
        assertThat(above.getMap("context[0].anchor")).isEqualTo(all);
        assertThat(above.getMap("")).doesNotContainKey("anchor");
        assertThat(moderator()
                        .get("/v1/moderation/comments?state=approved")
                        .jsonPath()
                        .getList("items.anchor.block"))
                .as("of those that have one")
                .containsExactly("p1", "p3", "p2");
        moderator().put("/v1/comments/" + whole + "/marks/featured");
        moderator().put("/v1/comments/" + reply + "/marks/featured");
        JsonPath featured = Api.anonymous()
                .get("/v1/articles/leaders-meet/featured-comments")
                .jsonPath();
        assertThat(featured.getMap("items[0].context[0].anchor")).isEqualTo(all);
        assertThat(featured.getMap("items[1].anchor")).isEqualTo(all);
    }

    @Test
    void whatIsNoPartOfTheArticleIsRefused() {
        article();
        assertAnchor("", "/anchor");
        assertAnchor("\"block\": \"p9\"", "/anchor/block");
        assertAnchor("\"block\": \"no block\"", "/anchor/block");
        assertAnchor("\"quote\": \"" + Ids.next() + "\"", "/anchor/quote");
        assertAnchor("\"quote\": \"" + QUOTE + "\", \"block\": \"p2\"", "/anchor/quote");
        assertAnchor("\"block\": \"p1\", \"start\": 3", "/anchor/end");
        assertAnchor("\"block\": \"p1\", \"end\": 3", "/anchor/start");
        assertAnchor("\"block\": \"p1\", \"start\": -1, \"end\": 3", "/anchor/start");
        assertAnchor("\"block\": \"p1\", \"start\": 3, \"end\": 3", "/anchor/end");
        assertAnchor("\"block\": \"p1\", \"start\": 0, \"end\": 53", "/anchor/end");
        assertAnchor("\"block\": \"p1\", \"start\": 0, \"end\": 2000000000", "/anchor/end");
        assertAnchor("\"block\": \"p1\", \"start\": 3, \"end\": 4", "/anchor/end");
        assertAnchor("\"block\": \"p3\", \"start\": 6, \"end\": 9", "/anchor/start");
        assertAnchor("\"block\": \"p3\", \"start\": 0, \"end\": 6", "/anchor/end");
        assertAnchor("\"block\": \"p1\", \"exact\": \"The\"", "/anchor/exact");
        String root = approve(post("leaders-meet", comment("Ann")));
        assertPointer(
                assertProblem(
                        post(
                                "leaders-meet",
                                "{\"displayName\": \"Bob\", \"text\": \"Text.\", \"parent\": \"" + root
                                        + "\", \"anchor\": {\"block\": \"p1\"}}"),
                        400,
                        "invalid-body"),
                "/anchor");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"blocks\": [" + FIRST + ", " + paragraph("secret", "Not yet.", "") + "]}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        assertAnchor("\"block\": \"secret\"", "/anchor/block");
        assertThat(Rows.of("SELECT comment_id FROM comment_anchor")).isEmpty();
        assertThat(about("\"block\": \"p3\", \"start\": 5, \"end\": 7")
                        .jsonPath()
                        .getInt("anchor.end"))
                .as("a whole pair")
                .isEqualTo(7);
    }

    @Test
    void itGoesWithTheTextAndIsOnAnEarlierVersionWhileThatIsGone() {
        article();
        String range = approve(about("\"block\": \"p1\", \"start\": 19, \"end\": 24"));
        String quote = approve(about("\"quote\": \"" + QUOTE + "\""));
        String whole = approve(about("\"block\": \"p3\""));

        publish(2, paragraph("p1", "On Tuesday they met in Sochi.", ""), SECOND, THIRD);
        assertThat(anchorOf(range)).isEqualTo(anchor("p1", 23, 28, 2, "current"));
        assertThat(anchorOf(whole)).isEqualTo(anchor("p3", null, null, 2, "current"));
        Map<String, Object> said = anchor("p2", 0, 11, 2, "current");
        said.put("quote", QUOTE);
        assertThat(anchorOf(quote)).isEqualTo(said);

        publish(3, paragraph("p1", "On Tuesday they met.", ""), paragraph("p4", "Sochi was warm.", ""), SECOND);
        assertThat(anchorOf(range)).as("in another block").isEqualTo(anchor("p4", 0, 5, 3, "current"));
        assertThat(anchorOf(whole)).isEqualTo(anchor("p3", null, null, 2, "earlier-version"));

        publish(4, paragraph("p1", "On Tuesday they met.", ""), THIRD);
        assertThat(anchorOf(range)).isEqualTo(anchor("p4", 0, 5, 3, "earlier-version"));
        assertThat(anchorOf(whole)).as("it comes back").isEqualTo(anchor("p3", null, null, 4, "current"));
        assertThat(anchorOf(quote)).containsEntry("state", "earlier-version").containsEntry("revision", 3);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.anchor.state"))
                .containsExactly("current", "earlier-version", "earlier-version");

        publish(5, paragraph("p1", "On Tuesday they met in Sochi.", ""), THIRD);
        assertThat(anchorOf(range)).isEqualTo(anchor("p1", 23, 28, 5, "current"));
        Api.editor()
                .header("If-Match", "\"5\"")
                .body("{\"blocks\": [" + THIRD + "]}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        keep();
        assertThat(anchorOf(range)).as("a draft is no publication").isEqualTo(anchor("p1", 23, 28, 5, "current"));
    }

    @Test
    void threadsAboutABlockAreListed() {
        article();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(approve(about("\"block\": \"p1\", \"start\": " + i + ", \"end\": 24")));
            approve(about("\"block\": \"p2\""));
        }
        approve(post("leaders-meet", comment("Dan")));
        about("\"block\": \"p1\"");
        reject(ids.getFirst(), "{}");
        ids.removeFirst();
        moderator().put("/v1/comments/" + ids.get(1) + "/marks/pinned");
        assertThat(Pages.walk(ADDRESS + "?block=p1&limit=2", "id"))
                .as("newest first, the pinned one in its place")
                .isEqualTo(ids.reversed());
        assertThat(Pages.walk(ADDRESS + "?block=p1&sort=oldest&limit=1", "id")).isEqualTo(ids);
        assertThat(Pages.walk(ADDRESS + "?block=p2", "id")).hasSize(5);
        assertThat(Pages.walk(ADDRESS + "?block=p9", "id")).isEmpty();
        assertThat(Pages.walk(ADDRESS, "id")).hasSize(10).startsWith(ids.get(1));
        assertStatements(ADDRESS + "?block=p1&limit=1", 3);
        assertStatements(ADDRESS + "?block=p1&limit=100", 3);
        for (String block : List.of("no%20block", "%00", "a".repeat(65))) {
            assertParameter(
                    assertProblem(
                            Api.anonymous().urlEncodingEnabled(false).get(ADDRESS + "?block=" + block),
                            400,
                            "invalid-parameter"),
                    "block");
        }
        assertParameter(
                assertProblem(Api.anonymous().get(ADDRESS + "?block=p1&sort=most-replied"), 400, "invalid-parameter"),
                "sort");
    }

    /** The least of several times, so that what else the machine does has no part in it. */
    @Test
    void aBlockThatMuchIsSaidAboutIsReadAsFastAsOthers() {
        String article = article();
        fill(article, "p1", 20_000);
        fill(article, "p2", 40);
        Rows.change("ANALYZE comment");
        Rows.change("ANALYZE comment_anchor");
        long few = least(ADDRESS + "?block=p2");
        for (String many : List.of(ADDRESS + "?block=p1", ADDRESS + "?block=p1&sort=oldest")) {
            String second = Pages.path(Api.anonymous().get(many).jsonPath().getString("next"));
            assertThat(Math.max(least(many), least(second)))
                    .as("%s, in ns", many)
                    .isLessThan(4 * few + 5_000_000);
        }
    }

    @Test
    void postingWithAnAnchorTakesNoFurtherStatement() {
        article();
        int without =
                Statements.ofRequest(() -> post("leaders-meet", comment("Ann"))).size();
        Response[] first = new Response[1];
        assertThat(Statements.ofRequest(() -> first[0] = about("\"block\": \"p1\", \"start\": 19, \"end\": 24")))
                .hasSize(without);
        String token = first[0].jsonPath().getString("readerToken");
        assertThat(Statements.ofRequest(() -> bearer(token)
                        .body("{\"text\": \"More.\", \"anchor\": {\"block\": \"p1\", \"start\": 19, \"end\": 24}}")
                        .post(ADDRESS)
                        .then()
                        .statusCode(201)))
                .as("of a reader who is known")
                .hasSize(6);
    }

    /** Several instances look for several thousand; each row is written once for the publication. */
    @Test
    void manyAreFoundByWhoeverIsThere() throws Exception {
        String article = article();
        String first = approve(about("\"block\": \"p1\", \"start\": 19, \"end\": 24"));
        keep();
        fill(article, "p1", 4_500);
        Rows.change("""
                UPDATE comment_anchor a SET start_at = o.start_at, end_at = o.end_at, exact = o.exact,
                    prefix = o.prefix, suffix = o.suffix
                FROM comment_anchor o WHERE o.comment_id = '%s'
                """.formatted(first));
        revise(2, paragraph("p1", "Sochi, on Tuesday. The leaders met in Sochi. They talked.", ""));
        Response published = Api.editor().post("/v1/articles/leaders-meet/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                working.add(instances.submit(() -> {
                    while (keeping.keepSome()) {
                        // there is more
                    }
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        }
        keep();
        assertThat(Rows.of("SELECT count(*), block, start_at, end_at, revision, checked FROM comment_anchor"
                        + " GROUP BY block, start_at, end_at, revision, checked"))
                .containsExactly("4501 p1 38 43 2 2");
        assertThat(anchorOf(first)).isEqualTo(anchor("p1", 38, 43, 2, "current"));
    }

    /** The publication does not see the comment, nor the comment the publication; neither waits for the other. */
    @Test
    void whatIsPostedWhileTheArticleIsPublishedIsLookedForAfterwards() throws SQLException {
        String article = article();
        revise(2, paragraph("p1", "In Sochi they met.", ""));
        String id;
        try (Connection newsroom = dataSource.getConnection();
                Statement statement = newsroom.createStatement()) {
            newsroom.setAutoCommit(false);
            statement.executeUpdate("UPDATE article SET published_revision = 2 WHERE id = '" + article + "'");
            id = approve(about("\"block\": \"p1\", \"start\": 19, \"end\": 24"));
            assertThat(keeping.keepSome()).as("the article is being published").isFalse();
            assertThat(Rows.of("SELECT revision, checked FROM comment_anchor")).containsExactly("1 1");
            newsroom.commit();
        }
        keep();
        assertThat(anchorOf(id)).isEqualTo(anchor("p1", 3, 8, 2, "current"));
        assertThat(keeping.keepSome()).isFalse();
    }

    @Test
    void whatIsShownFromMemoryFollows() {
        article();
        approve(about("\"block\": \"p1\", \"start\": 19, \"end\": 24"));
        keep();
        assertThat(discussion("leaders-meet").jsonPath().getInt("items[0].anchor.start"))
                .isEqualTo(19);
        revise(2, paragraph("p1", "In Sochi they met.", ""));
        Api.editor().post("/v1/articles/leaders-meet/publish").then().statusCode(200);
        Await.until(
                "it is found by the scheduler",
                () -> discussion("leaders-meet").jsonPath().getInt("items[0].anchor.start") == 3);
        assertThat(Rows.of("SELECT DISTINCT kind FROM comment_event WHERE comment_id IS NULL"))
                .containsExactly("counted");
    }

    /** Threads about a whole block, a second from one to the next. */
    private static void fill(String article, String block, int threads) {
        Rows.change("""
                WITH made AS (
                    INSERT INTO comment (id, article_id, root_id, display_name, text, state, created_at)
                    SELECT g.id, '%s', g.id, 'Ann', 'Text.', 'approved', timestamptz '2017-05-03' + g.i * interval '1s'
                    FROM (SELECT gen_random_uuid() AS id, i FROM generate_series(1, %d) AS i) g
                    RETURNING id, article_id, created_at)
                INSERT INTO comment_anchor (
                    comment_id, article_id, created_at, block, prefix, suffix, digest, revision, checked)
                SELECT id, article_id, created_at, '%s', '', '', '', 1, 1 FROM made
                """.formatted(article, threads, block));
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

    private static String article() {
        return Stories.publish(
                        "Leaders meet",
                        ", \"quotes\": [{\"id\": \"" + QUOTE + "\", \"text\": \"It was good\"}], \"blocks\": [" + FIRST
                                + ", " + SECOND + ", {\"type\": \"update\", \"id\": \"u1\","
                                + " \"at\": \"2026-01-01T12:00:00Z\", \"text\": \"Noon\", \"blocks\": [" + THIRD
                                + "]}]")
                .jsonPath()
                .getString("id");
    }

    private static String paragraph(String id, String text, String span) {
        return "{\"type\": \"paragraph\", \"id\": \"" + id + "\", \"text\": \"" + text + "\", \"spans\": [" + span
                + "]}";
    }

    /** Makes a revision that nobody has published. */
    private static void revise(int revision, String... blocks) {
        Response revised = Api.editor()
                .header("If-Match", "\"" + (revision - 1) + "\"")
                .body("{\"blocks\": [" + String.join(", ", blocks) + "]}")
                .patch("/v1/articles/leaders-meet/draft");
        assertThat(revised.statusCode()).as(revised.asString()).isEqualTo(200);
    }

    private void publish(int revision, String... blocks) {
        revise(revision, blocks);
        Response published = Api.editor().post("/v1/articles/leaders-meet/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        keep();
    }

    /** Waits until nothing is due; the scheduler takes part. */
    private void keep() {
        Await.until(
                "nothing is due",
                () -> !keeping.keepSome()
                        && Rows.of("SELECT id FROM comment_anchor_due").isEmpty());
    }

    private static Response about(String anchor) {
        return post(
                "leaders-meet",
                "{\"displayName\": \"Ann\", \"text\": \"" + Ids.next() + "\", \"anchor\": {" + anchor + "}}");
    }

    private static void assertAnchor(String anchor, String pointer) {
        assertPointer(assertProblem(about(anchor), 400, "invalid-body"), pointer);
    }

    private static Map<String, Object> anchorOf(String id) {
        return Api.anonymous().get("/v1/comments/" + id).jsonPath().getMap("anchor");
    }

    private static Map<String, Object> anchor(
            String block, @Nullable Integer start, @Nullable Integer end, int revision, String state) {
        Map<String, Object> anchor = new LinkedHashMap<>();
        anchor.put("block", block);
        if (start != null && end != null) {
            anchor.put("start", start);
            anchor.put("end", end);
        }
        anchor.put("revision", revision);
        anchor.put("state", state);
        return anchor;
    }
}
