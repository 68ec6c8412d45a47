package press.dateline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A photographer takes pictures back, and a licence runs out: articles go on without them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ImageWithdrawTest {

    @Inject
    DataSource dataSource;

    @Test
    void aWithdrawnImageLeavesAllArticlesAndComesBack() {
        String image = image("Agency Example", "Ann Example", "");
        String other = image("Agency Example", "Ben Example", "");
        Stories.publish("Lead", ", \"leadImage\": \"" + image + "\"");
        Stories.publish("Gallery", """
                , "blocks": [{"type": "paragraph", "text": "Text."}, {"id": "b2", "type": "image", "image": "%1$s"},
                  {"id": "b3", "type": "gallery", "images": ["%1$s", "%2$s"]}]""".formatted(image, other));
        Stories.publish("Neither");
        assertThat(Api.anonymous()
                        .get("/v1/images/" + image + "/articles")
                        .jsonPath()
                        .getList("items.slug"))
                .containsExactly("gallery", "lead");

        Response withdrawn = Api.editor()
                .body("{\"reason\": \"The agency took it back.\"}")
                .post("/v1/images/" + image + "/withdraw");
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertThat(withdrawn.jsonPath().getList("images")).containsExactly(image);

        Response gone = Api.anonymous().get("/v1/images/" + image);
        assertProblem(gone, 410, "withdrawn");
        assertThat(gone.jsonPath().getString("reason")).isEqualTo("The agency took it back.");
        assertThat(gone.header("Cache-Control")).isEqualTo("max-age=60");
        assertThat(gone.asString()).doesNotContain("Ann Example");
        assertThat(Api.anonymous().get("/v1/images").jsonPath().getList("items.id"))
                .containsExactly(other);
        Response lead = Api.anonymous().get("/v1/articles/lead");
        assertThat(lead.asString()).doesNotContain(image);
        assertThat(lead.jsonPath().getString("withheld[0].part")).isEqualTo("leadImage");
        assertThat(lead.jsonPath().getString("withheld[0].reason")).isEqualTo("withdrawn");
        Response gallery = Api.anonymous().get("/v1/articles/gallery?include=bodyHtml");
        assertThat(gallery.asString()).doesNotContain(image).doesNotContain("Ann Example");
        assertThat(gallery.jsonPath().getList("withheld.part")).containsExactly("blocks/b2", "blocks/b3");
        assertThat(gallery.jsonPath().getList("blocks[2].items.id")).containsExactly(other);
        assertThat(Api.anonymous().get("/v1/articles").asString()).doesNotContain(image);
        assertThat(Rows.of("SELECT 1 FROM document WHERE position('" + image + "' in convert_from(body, 'UTF8')) > 0"))
                .isEmpty();
        assertProblem(Api.anonymous().get("/v1/images/" + image + "/articles"), 410, "withdrawn");
        assertThat(Api.editor()
                        .get("/v1/images/" + image + "/articles")
                        .jsonPath()
                        .getList("items.slug"))
                .containsExactly("gallery", "lead");
        Response again = Api.editor().post("/v1/articles/lead/publish");
        assertPointer(assertProblem(again, 422, "incomplete"), "/leadImage");
        assertThat(Api.editor()
                        .body("{}")
                        .post("/v1/images/" + image + "/withdraw")
                        .jsonPath()
                        .getList("images"))
                .isEmpty();

        Api.editor().post("/v1/images/" + image + "/restore").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/lead").jsonPath().getString("leadImage.id"))
                .isEqualTo(image);
        assertProblem(Api.editor().post("/v1/images/" + image + "/restore"), 409, "wrong-state");
        assertThat(Rows.log(image))
                .containsExactly("published 1 - -", "withdrawn 2 - The agency took it back.", "restored 3 - -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "restore"})
    void anImageThatIsWithdrawnWhileAStoryGoesOutIsNotInIt(String step) throws Exception {
        String image = image("Agency Example", "Ann Example", "");
        String id = Stories.draft("Lead", ", \"leadImage\": \"" + image + "\"")
                .jsonPath()
                .getString("id");
        if (step.equals("restore")) {
            Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
            Stories.withdraw("lead");
        }
        RequestSpecification publisher = Api.editor();
        RequestSpecification picturesDesk = Api.editor();
        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            Future<Response> published;
            Future<Response> withdrawn;
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                // Nobody commits a change meanwhile: the story has been rendered, and waits.
                run(connection, "SELECT pg_advisory_xact_lock(7233190455493095013)");
                published = clients.submit(() -> publisher.post("/v1/articles/" + id + "/" + step));
                Await.until("the story waits", () -> waiting() == 1);
                withdrawn = clients.submit(() -> picturesDesk.body("{}").post("/v1/images/" + image + "/withdraw"));
                Await.until("so does the image", () -> waiting() == 2);
                connection.rollback();
            }
            assertThat(published.get().statusCode()).isEqualTo(200);
            assertThat(withdrawn.get().statusCode()).isEqualTo(200);
        }
        assertThat(Api.anonymous().get("/v1/articles/lead").statusCode()).isEqualTo(200);
        assertThat(Api.anonymous().get("/v1/articles/lead").asString()).doesNotContain(image);
        assertThat(Api.anonymous().get("/v1/articles").asString()).doesNotContain(image);
    }

    @Test
    void anImageThatIsWithdrawnAsAScheduleFallsDueIsNotPublished() throws Exception {
        String image = image("Agency Example", "Ann Example", "");
        Stories.draft("Lead", ", \"leadImage\": \"" + image + "\"");
        Instant noon = Instant.now().plus(Duration.ofHours(1));
        Api.editor()
                .body("{\"at\": \"" + noon + "\"}")
                .post("/v1/articles/lead/schedule")
                .then()
                .statusCode(200);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "UPDATE image SET withdrawn_at = now() WHERE id = '" + image + "'");
            TestClock.advance(Duration.ofMinutes(61));
            Await.until("the schedule waits for the image", () -> waiting() == 1);
            connection.commit();
        }
        Await.until(
                "the schedule has failed",
                () -> Api.editor().get("/v1/schedules?state=failed").asString().contains("the image was withdrawn"));
        assertProblem(Api.anonymous().get("/v1/articles/lead"), 404, "not-found");
    }

    private static int waiting() {
        return Rows.of("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                .size();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void allOfAHolderOrACreditAreWithdrawnAtOnce() {
        String one = image("Agency Example", "Ann Example", "");
        String two = image("Agency Example", "Ben Example", "");
        String three = image("Other", "Ann Example", "");
        Stories.publish("Three", ", \"leadImage\": \"" + three + "\"");

        assertThat(withdraw("{\"holder\": \"AGENCY example\", \"credit\": \"ben example\"}")
                        .jsonPath()
                        .getList("images"))
                .containsExactly(two);
        assertThat(withdraw("{\"credit\": \"Ann Example\"}").jsonPath().getList("images", String.class))
                .containsExactlyInAnyOrder(one, three);
        assertThat(Api.anonymous().get("/v1/articles/three").asString()).doesNotContain(three);
        assertThat(withdraw("{\"holder\": \"Nobody\"}").jsonPath().getList("images"))
                .isEmpty();
        assertPointer(assertProblem(withdraw("{}"), 400, "invalid-body"), "/holder");
        assertPointer(assertProblem(withdraw("{\"holder\": \"\"}"), 400, "invalid-body"), "/holder");
        assertProblem(withdraw("{\"holders\": \"x\"}"), 400, "invalid-body");
        assertProblem(Api.editor().body("{}").post("/v1/images/nothing/withdraw"), 404, "not-found");
        assertProblem(
                Api.withScopes("content:write").body("{}").post("/v1/images/" + one + "/withdraw"),
                403,
                "missing-scope");
    }

    @Test
    void anImageLeavesWhenItsLicenceEnds() {
        Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        String image = image("Agency Example", "Ann Example", ", \"expiresAt\": \"" + end + "\"");
        Stories.publish("Lead", ", \"leadImage\": \"" + image + "\"");
        Rows.change("UPDATE due SET next_at = 'infinity'");
        TestClock.advance(Duration.ofDays(31));
        // Ends are looked at when an article is read, too.
        Response lead = Api.anonymous().get("/v1/articles/lead");
        assertThat(lead.asString()).doesNotContain(image);
        assertThat(lead.jsonPath().getString("withheld[0].reason")).isEqualTo("rights-expired");
        assertThat(Rows.log(image)).containsExactly("published 1 - -");

        Rows.change("UPDATE due SET next_at = at");
        Await.until("the log says so", () -> Rows.log(image).size() == 2);
        assertThat(Rows.log(image).getLast()).isEqualTo("left - - rights-expired");
        assertThat(Rows.of("SELECT 1 FROM document WHERE position('" + image + "' in convert_from(body, 'UTF8')) > 0"))
                .isEmpty();

        // The licence was prolonged.
        Response prolonged = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"rights\": {\"expiresAt\": \"" + end.plus(Duration.ofDays(365)) + "\"}}")
                .patch("/v1/images/" + image);
        assertThat(prolonged.statusCode()).as(prolonged.asString()).isEqualTo(200);
        assertThat(Api.anonymous().get("/v1/articles/lead").jsonPath().getString("leadImage.id"))
                .isEqualTo(image);
        assertThat(Rows.of("SELECT state FROM due ORDER BY at")).containsExactly("done", "waiting");
    }

    private static Response withdraw(String body) {
        return Api.editor().body(body).post("/v1/images/withdraw");
    }

    private static String image(String holder, String credit, String rights) {
        Response made = Api.editor().body("""
                        {"alt": "A tram", "credit": "%s", "rights": {"holder": "%s", "syndication": "yes"%s},
                         "renditions": [{"crop": "16x9", "width": 16, "height": 9, "mediaType": "image/jpeg",
                         "url": "https://img.example.org/1.jpg"}]}""".formatted(credit, holder, rights)).post("/v1/images");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }
}
