package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.patchSection;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.standing;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** What sections, and the site, say of the discussions of their articles. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SectionDiscussionsTest {

    @Test
    void aSectionSpeaksForThoseBelowIt() {
        made("{\"name\": \"Opinion\", \"comments\": {\"mode\": \"post\"}}");
        made("{\"name\": \"Columns\", \"parent\": \"opinion\"}");
        made("{\"name\": \"Obituaries\", \"parent\": \"columns\", \"comments\": {\"mode\": \"closed\","
                + " \"message\": \"We do not discuss the dead.\"}}");
        Stories.publish("Column", ", \"section\": \"columns\"");
        Stories.publish("Obituary", ", \"section\": \"obituaries\"");
        assertThat(post("column", comment("Ann")).jsonPath().getString("state")).isEqualTo("approved");
        assertThat(assertProblem(post("obituary", comment("Ann")), 409, "wrong-state")
                        .jsonPath()
                        .getString("message"))
                .isEqualTo("We do not discuss the dead.");

        patchSection("columns", "{\"mode\": \"hidden\"}");
        assertThat(standing("column").getString("state")).isEqualTo("hidden");
        assertThat(standing("obituary").getString("state")).isEqualTo("closed");
        patchSection("columns", "null");
        assertThat(standing("column").getString("state")).isEqualTo("open");
        assertThat(Api.anonymous()
                        .get("/v1/sections/columns")
                        .jsonPath()
                        .getMap("")
                        .containsKey("comments"))
                .isFalse();
        patchSection("opinion", "{\"mode\": null}");
        assertThat(standing("column").getString("moderation"))
                .as("as the site says")
                .isEqualTo("pre");
    }

    @Test
    void whatASectionSaysIsAnsweredCheckedAndRestored() {
        made("{\"name\": \"Opinion\"}");
        String hours = "{\"days\": [\"sat\", \"sun\"], \"from\": \"22:00\", \"to\": \"02:00\"}";
        Response changed = patchSection("opinion", "{\"autoCloseDays\": 7, \"openingHours\": [" + hours + "]}");
        assertThat(changed.jsonPath().getInt("comments.autoCloseDays")).isEqualTo(7);
        assertThat(changed.jsonPath().getList("comments.openingHours[0].days")).containsExactly("sat", "sun");
        assertThat(patchSection("opinion", "{\"autoCloseDays\": 7}").jsonPath().getInt("revision"))
                .as("nothing has changed")
                .isEqualTo(2);
        patchSection("opinion", "null");
        Api.editor()
                .header("If-Match", "\"3\"")
                .post("/v1/sections/opinion/revisions/2/restore")
                .then()
                .statusCode(200);
        assertThat(Api.anonymous().get("/v1/sections/opinion").jsonPath().getString("comments.openingHours[0].to"))
                .isEqualTo("02:00");
        assertPointer(
                assertProblem(
                        Api.editor()
                                .header("If-Match", "\"4\"")
                                .body("{\"comments\": {\"mode\": \"on\"}}")
                                .patch("/v1/sections/opinion"),
                        400,
                        "invalid-body"),
                "/comments/mode");
    }

    @Test
    void theSiteSpeaksForAllAndChecksWhatIsSaid() {
        Stories.publish("Leaders meet");
        Response patched = Discussions.patchSite("{\"mode\": \"closed\", \"message\": \"In August.\"}");
        assertThat(patched.jsonPath().getString("comments.mode")).isEqualTo("closed");
        assertThat(patched.jsonPath().getString("comments.moderation")).isEqualTo("pre");
        assertThat(standing("leaders-meet").getString("message")).isEqualTo("In August.");
        Discussions.patchSite("{\"mode\": null, \"moderation\": \"post\"}");
        assertThat(standing("leaders-meet").getString("moderation")).isEqualTo("post");
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        assertPointer(
                assertProblem(
                        Api.administrator()
                                .header("If-Match", "\"" + revision + "\"")
                                .body("{\"comments\": {\"openingHours\": [{\"days\": [\"mon\"], \"from\": \"8:00\","
                                        + " \"to\": \"22:00\"}]}}")
                                .patch("/v1/site"),
                        400,
                        "invalid-body"),
                "/comments/openingHours/0/from");
    }

    private static void made(String section) {
        Response answer = Api.editor().body(section).post("/v1/sections");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }
}
