package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.reader.Leaving.data;
import static press.dateline.reader.Leaving.guest;
import static press.dateline.reader.Leaving.moderator;
import static press.dateline.reader.Leaving.posted;
import static press.dateline.reader.Leaving.require;
import static press.dateline.reader.Leaving.shown;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Readers take along all that is stored of them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class OwnDataTest {

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

    @Test
    void aReaderTakesAllAlongAndNothingOfOthers() {
        String others = shown(guest(), "{\"displayName\": \"Bob\", \"text\": \"Zyxwvut of Bob\"}");
        String approved = shown(provider.reader("u1", "Ann"), "{\"text\": \"One.\"}");
        String reply = posted(provider.reader("u1", "Ann"), "{\"text\": \"Too.\", \"parent\": \"" + others + "\"}")
                .getString("id");
        String edited = require(
                        provider.reader("u1", "Ann")
                                .body("{\"text\": \"Two.\"}")
                                .patch("/v1/comments/" + reply),
                        200)
                .getString("editedAt");
        String rejected = posted(
                        provider.reader("u1", "Ann"),
                        "{\"text\": \"THIS IS WHAT I SAY AND NOBODY WILL EVER STOP ME FROM SAYING IT\"}")
                .getString("id");
        String key = Api.key("comments:moderate");
        require(Api.withKey(key).body("""
                                {"decisions": [{"comment": "%s", "decision": "reject", "reasonCode": "off-topic",
                                 "note": "Zyxwvut note"}], "moderator": "Zyxwvut desk"}""".formatted(rejected)).post("/v1/moderation/decisions"), 200);
        String report = require(provider.reader("u1", "Ann").body("""
                                        {"reason": "illegal", "note": "Look.", "statement": {"explanation": "It is.",
                                         "goodFaith": true, "name": "Ann Example", "email": "ann@example.org"}}""").post("/v1/comments/" + others + "/reports"), 200)
                .getString("id");
        require(
                guest().body("{\"reason\": \"spam\", \"note\": \"Zyxwvut report\"}")
                        .post("/v1/comments/" + approved + "/reports"),
                200);

        Response answer = provider.reader("u1", "Ann").get("/v1/readers/me/data");
        JsonPath data = require(answer, 200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"own-data.json\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(data.getString("reader.kind")).isEqualTo("jwt");
        assertThat(data.getString("reader.issuer")).isEqualTo(IdentityProvider.ISSUER);
        assertThat(data.getString("reader.subject")).isEqualTo("u1");
        assertThat(data.getString("reader.displayName")).isEqualTo("Ann");
        assertThat(data.getList("comments.id")).containsExactly(approved, reply, rejected);
        assertThat(data.getList("comments.state")).containsExactly("approved", "pending", "rejected");
        assertThat(data.getList("comments.text", String.class).subList(0, 2)).containsExactly("One.", "Two.");
        assertThat(data.getString("comments[1].parent")).isEqualTo(others);
        assertThat(data.getList("comments[1].versions"))
                .as("what it said before")
                .isEqualTo(List.of(Map.of("text", "Too.", "until", edited)));
        assertThat(data.getList("comments[0].versions")).isEmpty();
        assertThat(data.getList("comments[2].decisions.madeBy")).containsExactly("pipeline", "key");
        assertThat(data.getList("comments[2].decisions[0].findings.rule")).containsExactly("capitals");
        assertThat(data.getString("comments[2].decisions[1].reasonCode")).isEqualTo("off-topic");
        assertThat(data.getList("reports.id")).containsExactly(report);
        assertThat(data.getString("reports[0].comment")).isEqualTo(others);
        assertThat(data.getString("reports[0].note")).isEqualTo("Look.");
        assertThat(data.getString("reports[0].statement.email")).isEqualTo("ann@example.org");
        assertThat(answer.asString())
                .as("neither what others wrote nor what moderators noted, nor who they are")
                .doesNotContain(
                        "Zyxwvut",
                        "Bob",
                        Rows.of("SELECT max(cast(actor AS text)) FROM comment_decision")
                                .getFirst());
    }

    @Test
    void aGuestTakesTheEmailAlong() {
        String secret = posted(guest(), "{\"displayName\": \"Ann\", \"email\": \"ann@example.org\", \"text\": \"1\"}")
                .getString("readerToken");
        JsonPath data = data(bearer(secret));
        assertThat(data.getString("reader.kind")).isEqualTo("guest");
        assertThat(data.getString("reader.email")).isEqualTo("ann@example.org");
        assertThat(data.getList("comments.text")).containsExactly("1");
        assertThat(data.getList("reports")).isEmpty();
    }

    @Test
    void theEntriesOfTheSitesListsAreNotToldAndTheRangesAre() {
        require(
                moderator()
                        .header("If-Match", "\"0\"")
                        .body("{\"entries\": [\"zyxwvut*\"]}")
                        .put("/v1/moderation/word-lists/suspect"),
                200);
        String secret = posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"A zyxwvuts.\"}")
                .getString("readerToken");
        JsonPath data = data(bearer(secret));
        data.setRootPath("comments[0].decisions[0].findings[0]");
        assertThat(data.getString("reason")).isEqualTo("suspect-word");
        assertThat(data.getMap("spans[0]"))
                .containsOnlyKeys("in", "start", "end")
                .containsEntry("start", 2);
    }

    @Test
    void whoHasNothingHereGetsNothing() {
        JsonPath data = data(provider.reader("u1", "Ann"));
        assertThat(data.getMap("$"))
                .containsOnlyKeys("exportedAt", "comments", "reports", "reactions", "appeals", "sanctions");
        assertThat(data.getList("comments")).isEmpty();
        assertThat(Rows.of("SELECT count(*) FROM reader")).containsExactly("0");
    }

    @Test
    void onlyWithTheReadersToken() {
        assertProblem(Api.anonymous().get("/v1/readers/me/data"), 401, "token-needed");
        assertProblem(Api.administrator().get("/v1/readers/me/data"), 401, "token-needed");
        assertProblem(bearer("wrong").get("/v1/readers/me/data"), 401, "invalid-token");
        assertProblem(
                bearer(press.dateline.access.Token.generate("dlr_").reveal()).get("/v1/readers/me/data"),
                401,
                "invalid-token");
        assertProblem(Api.anonymous().delete("/v1/readers/me"), 401, "token-needed");
        assertProblem(bearer("wrong").delete("/v1/readers/me"), 401, "invalid-token");
    }

    @Test
    void aReaderReportsACommentOnceFromWhereverThatIs() {
        String id = shown(guest(), "{\"displayName\": \"Bob\", \"text\": \"1\"}");
        String address = "/v1/comments/" + id + "/reports";
        require(provider.reader("u1", "Ann").body("{\"reason\": \"spam\"}").post(address), 200);
        Rows.change("UPDATE comment_report SET reporter = decode(md5(cast(id AS text)), 'hex')");
        assertProblem(
                provider.reader("u1", "Ann").body("{\"reason\": \"spam\"}").post(address), 409, "duplicate");
        require(provider.reader("u2", "Cid").body("{\"reason\": \"spam\"}").post(address), 200);
        assertProblem(bearer("wrong").body("{\"reason\": \"spam\"}").post(address), 401, "invalid-token");
    }

    /** Who adds a reference to readers takes part in what they take along and in what is erased, and says so here. */
    @Test
    void whateverRefersToReadersIsTheirOwnData() {
        assertThat(Rows.of("""
                        SELECT conrelid::regclass || '.' || a.attname FROM pg_constraint c
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                        WHERE c.contype = 'f' AND c.confrelid = 'reader'::regclass"""))
                .as("a feature with a reference to readers is an OwnData, and in the stories of ErasureTest")
                .containsExactlyInAnyOrder(
                        "comment.reader_id",
                        "comment_reaction.reader_id",
                        "comment_report.reader_id",
                        "reader_sanction.reader_id");
    }
}
