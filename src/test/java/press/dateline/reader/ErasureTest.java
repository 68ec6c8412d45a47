package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.reader.Leaving.data;
import static press.dateline.reader.Leaving.erasure;
import static press.dateline.reader.Leaving.guest;
import static press.dateline.reader.Leaving.leave;
import static press.dateline.reader.Leaving.moderator;
import static press.dateline.reader.Leaving.posted;
import static press.dateline.reader.Leaving.require;
import static press.dateline.reader.Leaving.shown;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.LoggedLines;
import press.dateline.testing.Remains;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Readers leave: nothing tells of them any more, and what others have said stays. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ErasureTest {

    /** Stands in what the reader writes, and in the reader's name and address. */
    private static final String TEXT = "zyxwvuttext";

    private static final String NAME = "zyxwvutname";

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

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

    private static String comment(String more) {
        return "{\"displayName\": \"" + NAME + "\", \"text\": \"See " + TEXT + "." + more;
    }

    /** All that a reader can leave behind; the answer is the reader's secret. */
    private static String livedHere(String others) {
        JsonPath first = posted(
                guest().header("Idempotency-Key", "k1"), comment("\", \"email\": \"" + NAME + "@example.org\"}"));
        String secret = first.getString("readerToken");
        String id = first.getString("id");
        String second = posted(bearer(secret).header("Idempotency-Key", "k2"), comment(" A a a a a a a a.\"}"))
                .getString("id");
        require(bearer(secret).body("{\"text\": \"" + TEXT + ", edited.\"}").patch("/v1/comments/" + second), 200);
        require(bearer(secret).put("/v1/comments/" + others + "/reactions/like"), 204);
        posted(
                bearer(secret).header("X-Api-Key", Api.key("comments:write")).header("Idempotency-Key", "k2"),
                comment(" Again.\"}"));
        require(
                moderator()
                        .header("Idempotency-Key", "k3")
                        .body("{\"reason\": \"He says " + TEXT + ".\"}")
                        .post("/v1/comments/" + id + "/reject"),
                200);
        require(bearer(secret).body("{\"text\": \"" + TEXT + "\"}").post("/v1/comments/" + id + "/appeal"), 200);
        require(moderator().header("Idempotency-Key", "k4").post("/v1/comments/" + id + "/approve"), 200);
        require(
                moderator()
                        .header("Idempotency-Key", "k3")
                        .body("{\"most\": 100}")
                        .post("/v1/moderation/claims"),
                200);
        require(
                bearer(secret)
                        .header("Idempotency-Key", "k5")
                        .body("""
                                {"reason": "illegal", "note": "%1$s", "statement": {"explanation": "%1$s",
                                 "goodFaith": true, "name": "%2$s", "email": "%2$s@example.org"}}""".formatted(TEXT, NAME))
                        .post("/v1/comments/" + others + "/reports"),
                200);
        require(
                guest().body("{\"reason\": \"spam\", \"note\": \"Of another.\"}")
                        .post("/v1/comments/" + id + "/reports"),
                200);
        Rows.change("INSERT INTO external_check (decision_id, comment_id, claimed_until)"
                + " SELECT id, comment_id, at + interval '1 year' FROM comment_decision WHERE made_by = 'pipeline'");
        return secret;
    }

    @Test
    void nothingIsLeftOfWhoHasLeft() {
        String others = shown(guest(), "{\"displayName\": \"Bob\", \"text\": \"What Bob said.\"}");
        posted(guest().header("Idempotency-Key", "k6"), "{\"displayName\": \"Bob\", \"text\": \"More of Bob.\"}");
        String secret = livedHere(others);
        String reader = data(bearer(secret)).getString("reader.id");
        assertThat(Remains.of(TEXT))
                .as("so the search finds it where it is")
                .contains(
                        "comment.text",
                        "comment_appeal.text",
                        "comment_version.text",
                        "comment_decision.inputs",
                        "comment_decision.reason",
                        "comment_report.note",
                        "comment_report.explanation",
                        "idempotent_answer.body");
        assertThat(Remains.of(NAME))
                .contains(
                        "comment.display_name",
                        "comment_report.reporter_email",
                        "comment_report.reporter_name",
                        "reader.display_name",
                        "reader.email");
        assertThat(Remains.of(reader)).contains("comment.reader_id", "comment_reaction.reader_id", "reader.id");

        leave(bearer(secret));

        assertThat(Remains.of(TEXT)).isEmpty();
        assertThat(Remains.of(NAME)).isEmpty();
        assertThat(Remains.of(reader)).as("that the reader was erased").containsExactly("audit.thing_id");
        assertThat(Rows.of("SELECT count(*) FROM idempotent_answer WHERE caller LIKE 'reader:%'"))
                .containsExactly("0");
        assertThat(Rows.of("SELECT path FROM idempotent_answer WHERE key IN ('k1', 'k2', 'k3', 'k4', 'k5')"))
                .isEmpty();
        assertThat(Rows.of("SELECT key FROM idempotent_answer")).as("of others").containsExactly("k6");
        assertThat(
                        Rows.of(
                                "SELECT count(*) FROM comment_decision d JOIN comment c ON c.id = d.comment_id"
                                        + " WHERE c.text = '' AND (d.repeat_key IS NOT NULL OR d.reader_repeat_key IS NOT NULL OR jsonb_path_exists(findings, '$.spans[*].*'))"))
                .containsExactly("0");
        assertThat(Rows.of("SELECT count(*) FROM comment_decision WHERE findings <> '[]'"))
                .as("what was found is known, and not where")
                .containsExactly("1");
        assertThat(Rows.of("SELECT note FROM comment_report ORDER BY at")).containsExactly("-", "Of another.");
        assertThat(Rows.of("SELECT reason FROM comment_report ORDER BY at")).containsExactly("illegal", "spam");
        assertThat(Rows.of("SELECT c.display_name FROM external_check JOIN comment c ON c.id = comment_id"))
                .as("what the moderation service is asked about")
                .containsOnly("Bob");
        assertThat(Rows.of("SELECT DISTINCT text FROM comment ORDER BY text"))
                .containsExactly("", "More of Bob.", "What Bob said.");
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getList("items.comment.text"))
                .containsExactly("More of Bob.");
        assertThat(moderator()
                        .get("/v1/moderation/queue?state=reported")
                        .jsonPath()
                        .getList("items.comment.id"))
                .containsExactly(others);
    }

    @Test
    void whereReadersAreStandsNowhere() {
        livedHere(shown(guest(), "{\"displayName\": \"Bob\", \"text\": \"What Bob said.\"}"));
        assertThat(Rows.of("SELECT count(*) FROM idempotent_answer WHERE caller LIKE 'guest:%'"))
                .containsExactly("1");
        assertThat(Remains.of("127.0.0.1")).as("of moderators").containsExactly("audit.address");
        assertThat(Rows.of("SELECT actor IS NULL, address IS NULL FROM audit"
                        + " WHERE action IN ('createComment', 'reportComment') ORDER BY actor IS NULL"))
                .as("neither with an app's key nor without")
                .startsWith("f t")
                .containsOnly("f t", "t t");
    }

    @Test
    void theirDecisionsAreNotMadeAgain() {
        posted(guest(), "{\"displayName\": \"Bob\", \"text\": \"1\"}");
        String secret = posted(guest(), comment("\"}")).getString("readerToken");
        leave(bearer(secret));
        JsonPath replayed = require(
                moderator()
                        .body("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}")
                        .post("/v1/moderation/replay"),
                200);
        assertThat(replayed.getInt("looked")).isEqualTo(1);
        assertThat(replayed.getInt("changed")).isZero();
    }

    @Test
    void publicPagesChangeWithinASecondAndTheThreadStaysWhole() {
        String root = shown(provider.reader("u1", "Ann"), "{\"text\": \"" + TEXT + " one\"}");
        String reply = shown(guest(), "{\"displayName\": \"Bob\", \"text\": \"B\", \"parent\": \"" + root + "\"}");
        String answer =
                shown(provider.reader("u1", "Ann"), "{\"text\": \"" + TEXT + " two\", \"parent\": \"" + reply + "\"}");
        String last = shown(guest(), "{\"displayName\": \"Cid\", \"text\": \"C\", \"parent\": \"" + answer + "\"}");
        shown(provider.reader("u1", "Ann"), "{\"text\": \"" + TEXT + " three\"}");
        for (String mark : List.of("featured", "pinned")) {
            require(moderator().put("/v1/comments/" + root + "/marks/" + mark), 200);
        }
        Await.until("both are shown", () -> page().contains("\"C\"") && page().contains(TEXT + " three"));

        leave(provider.reader("u1", "Ann"));
        long left = System.nanoTime();
        Await.until("nothing of it is shown", () -> !page().contains(TEXT));
        assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(1));

        JsonPath threads =
                Api.anonymous().get("/v1/articles/leaders-meet/comments").jsonPath();
        assertThat(threads.getList("items.id")).containsExactly(root);
        assertThat(threads.getBoolean("items[0].deleted")).isTrue();
        assertThat(threads.getMap("items[0]")).doesNotContainKeys("text", "displayName");
        assertThat(threads.getList("items[0].replies.id")).containsExactly(reply, answer, last);
        assertThat(threads.getList("items[0].replies.text")).containsExactly("B", null, "C");
        assertThat(threads.getBoolean("items[0].featured")).isFalse();
        assertThat(threads.getBoolean("items[0].pinned")).isFalse();
        for (String erased : List.of(root, answer)) {
            assertProblem(moderator().post("/v1/comments/" + erased + "/approve"), 404, "not-found");
        }
        Await.until(
                "it is counted",
                () -> Api.anonymous()
                        .get("/v1/comment-counts?ids=leaders-meet")
                        .jsonPath()
                        .getList("items.comments", Integer.class)
                        .equals(List.of(2)));
        assertThat(Rows.of("SELECT state FROM comment WHERE text = ''"))
                .containsExactly("deleted", "deleted", "deleted");
    }

    /** As a browser reads it, whatever the tests' own callers wait for. */
    private static String page() {
        try {
            return BROWSER.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                                            + "/v1/articles/leaders-meet/comments"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whereTheSiteKeepsTextsTheyAreAFormerReaders() {
        erasure("anonymise");
        String shown = shown(
                provider.reader("u1", NAME, "staff"),
                "{\"text\": \"THIS IS WHAT I SAY AND NOBODY WILL EVER STOP ME FROM SAYING IT\"}");
        String pending = posted(provider.reader("u1", NAME, "staff"), "{\"text\": \"" + TEXT + "\"}")
                .getString("id");
        String reader = data(provider.reader("u1", NAME)).getString("reader.id");
        leave(provider.reader("u1", NAME));

        JsonPath thread = Api.anonymous().get("/v1/comments/" + shown).jsonPath();
        assertThat(thread.getString("text")).startsWith("THIS IS WHAT I SAY");
        assertThat(thread.getString("displayName")).isEqualTo("former reader");
        assertThat(thread.getList("badges")).isEmpty();
        assertThat(Remains.of(NAME)).isEmpty();
        assertThat(Remains.of(TEXT)).as("what was not shown").isEmpty();
        assertThat(Remains.of(reader)).containsExactly("audit.thing_id");
        JsonPath seen = moderator().get("/v1/comments/" + shown).jsonPath();
        assertThat(seen.getString("reader")).isNull();
        assertThat(seen.getInt("decisions[0].findings[0].spans[0].end"))
                .as("what was found is still there")
                .isPositive();
        assertThat(moderator().get("/v1/comments/" + pending).jsonPath().getString("state"))
                .isEqualTo("deleted");
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        assertPointer(
                assertProblem(
                        Api.administrator()
                                .header("If-Match", "\"" + revision + "\"")
                                .body("{\"comments\": {\"erasure\": \"none\"}}")
                                .patch("/v1/site"),
                        400,
                        "invalid-body"),
                "/comments/erasure");
    }

    @Test
    void whoHasLeftIsNobodyAndMayComeAgain() {
        String secret =
                posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"1\"}").getString("readerToken");
        leave(bearer(secret));
        assertProblem(
                bearer(secret).body("{\"text\": \"2\"}").post("/v1/articles/leaders-meet/comments"),
                401,
                "invalid-token");
        assertProblem(bearer(secret).get("/v1/readers/me/data"), 401, "invalid-token");
        assertProblem(bearer(secret).delete("/v1/readers/me"), 401, "invalid-token");

        posted(provider.reader("u1", "Ann"), "{\"text\": \"1\"}");
        String before = data(provider.reader("u1", "Ann")).getString("reader.id");
        leave(provider.reader("u1", "Ann"));
        leave(provider.reader("u1", "Ann"));
        posted(provider.reader("u1", "Ann"), "{\"text\": \"2\"}");
        JsonPath again = data(provider.reader("u1", "Ann"));
        assertThat(again.getString("reader.id")).isNotEqualTo(before);
        assertThat(again.getList("comments.text")).containsExactly("2");
    }

    @Test
    void anAdministratorErasesWhoAsksByLetterAndThatIsNoted() {
        posted(provider.reader("u1", NAME), "{\"text\": \"" + TEXT + "\"}");
        String reader = data(provider.reader("u1", NAME)).getString("reader.id");
        String secret =
                posted(guest(), "{\"displayName\": \"Bob\", \"text\": \"1\"}").getString("readerToken");
        String bob = data(bearer(secret)).getString("reader.id");
        String address = "/v1/readers/" + reader;
        assertProblem(Api.anonymous().delete(address), 401, "unauthenticated");
        assertProblem(moderator().delete(address), 403, "missing-scope");
        String key = Api.key("admin");
        require(Api.withKey(key).delete(address), 204);
        assertProblem(Api.withKey(key).delete(address), 404, "not-found");
        assertProblem(Api.withKey(key).delete("/v1/readers/nobody"), 404, "not-found");
        leave(bearer(secret));
        assertThat(Remains.of(TEXT)).isEmpty();

        JsonPath acts = Api.withScopes("admin").get("/v1/audit?type=reader").jsonPath();
        assertThat(acts.getList("items.action")).containsExactly("eraseOwnData", "eraseReader");
        assertThat(acts.getList("items.thing")).containsExactly(bob, reader);
        assertThat(acts.getMap("items[0]")).doesNotContainKeys("key", "address");
        assertThat(acts.getString("items[1].key.prefix")).isEqualTo(key.substring(0, 9));
    }

    @Test
    void theLogTellsNothingOfIt() {
        try (LoggedLines log = new LoggedLines()) {
            String secret = livedHere(shown(guest(), "{\"displayName\": \"Bob\", \"text\": \"1\"}"));
            guest().body(comment("\", \"email\": \"" + NAME + "\"}")).post("/v1/articles/leaders-meet/comments");
            guest().body(comment("\", \"broken")).post("/v1/articles/leaders-meet/comments");
            data(bearer(secret));
            leave(bearer(secret));
            Logger.getLogger("press.dateline").warning("heard");
            assertThat(log.said())
                    .anyMatch(line -> line.contains("heard"))
                    .noneMatch(line -> line.contains(TEXT) || line.contains(NAME));
        }
    }

    @Test
    void fiftyThousandCommentsAreTakenAlongAndErasedAtOnce() {
        String secret =
                posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"1\"}").getString("readerToken");
        Rows.change("""
                WITH made AS (
                    INSERT INTO comment (id, article_id, root_id, reader_id, display_name, text, state, created_at)
                    SELECT g.id, c.article_id, g.id, c.reader_id, 'Ann', repeat('%s ', 20), 'approved',
                        c.created_at + g.nth * interval '1 second'
                    FROM comment c CROSS JOIN (
                        SELECT gen_random_uuid() AS id, nth FROM generate_series(1, 49999) AS nth) g
                    RETURNING id, created_at, text)
                INSERT INTO comment_decision (comment_id, id, at, made_by, state, findings, inputs, repeat_key)
                SELECT id, gen_random_uuid(), created_at, 'pipeline', 'approved',
                    '[{"rule": "spam", "version": 1, "decision": "queue", "reason": "spam", "spans":
                       [{"in": "text", "start": 0, "end": 4}]}]',
                    jsonb_build_object('submission', jsonb_build_object('text', text)), decode(md5(text), 'hex')
                FROM made""".formatted(TEXT));
        Rows.change("ANALYZE comment, comment_decision");

        JsonNode data = bearer(secret).get("/v1/readers/me/data").as(JsonNode.class);
        assertThat(data.path("comments").findValuesAsText("id")).hasSize(50_000).doesNotHaveDuplicates();
        long began = System.nanoTime();
        leave(bearer(secret));
        Duration erasure = Duration.ofNanos(System.nanoTime() - began);

        assertThat(Remains.of(TEXT)).isEmpty();
        assertThat(erasure).isLessThan(Duration.ofSeconds(30));
    }
}
