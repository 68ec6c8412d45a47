package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.post;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Nobody but staff is called like staff, however the name is disguised. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReservedNamesTest {

    @BeforeEach
    void publish() {
        Response made = Api.editor().body("{\"name\": \"Ann Example\"}").post("/v1/people");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        Stories.publish("Leaders meet", ", \"authors\": [{\"person\": \"ann-example\"}]");
    }

    private static void assertRefused(String... names) {
        for (String name : names) {
            Response answer = post("leaders-meet", "{\"displayName\": \"" + name + "\", \"text\": \"Text.\"}");
            assertThat(answer.statusCode())
                    .as("%s: %s", name, answer.asString())
                    .isEqualTo(400);
            assertPointer(assertProblem(answer, 400, "invalid-body"), "/displayName");
        }
        assertThat(Rows.of("SELECT display_name FROM comment")).isEmpty();
        assertThat(Rows.of("SELECT display_name FROM reader")).isEmpty();
    }

    private static void assertTaken(String... names) {
        for (String name : names) {
            Response answer = post("leaders-meet", "{\"displayName\": \"" + name + "\", \"text\": \"Text.\"}");
            assertThat(answer.statusCode())
                    .as("%s: %s", name, answer.asString())
                    .isEqualTo(201);
        }
    }

    @Test
    void wordsForStaffAreKept() {
        assertRefused(
                "Admin",
                "the Administrator",
                "Moderator Bob",
                "Bob (Moderator)",
                "editor-in-chief",
                "Night editor",
                "Staff",
                "STAFF.",
                "Redaktion Freiburg",
                "Chefredakteurin",
                "Rédactrice",
                "Модератор",
                "管理员",
                "我是管理员");
        assertTaken(
                "Ann",
                "Sarah Stafford",
                "Falstaff",
                "Team Freiburg",
                "Badmin",
                "Edith Orr",
                "Modest",
                "Mayor of Redding");
    }

    @Test
    void disguisesAreSeenThrough() {
        assertRefused(
                "аdmin", // a Cyrillic а
                "Αdmin", // a Greek Alpha
                "ａｄｍｉｎ",
                "𝐀𝐝𝐦𝐢𝐧",
                "ad\\u200Bmin",
                "a\\u0301dmin",
                "Ádmîn",
                "4dmin",
                "@dm1n",
                "a d m i n",
                "A.d.m.i.n",
                "ad min",
                "Adminnn",
                "М0derator Bob", // a Cyrillic М, a zero
                "$taff",
                "5taff",
                "S T A F F");
    }

    @Test
    void theSiteAndTheAuthorsKeepTheirNames() {
        assertRefused(
                "Dateline",
                "DATEL1NE",
                "Dаteline",
                "Ann Example",
                "Ann  Example, reporter",
                "AnnExample",
                "ann_example",
                "Αnn Εxamрle",
                "Ánn Exámple");
        assertTaken("Dateline fan", "Ann Other", "Example", "Ann Examples");
        Stories.publish("Elsewhere");
        assertThat(post("elsewhere", "{\"displayName\": \"Ann Example\", \"text\": \"Text.\"}")
                        .statusCode())
                .as("who has not written this one")
                .isEqualTo(201);
    }

    @Test
    void theSiteKeepsNamesOfItsOwn() {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response patched = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": {\"reservedNames\": [\"Harbour Desk\", \"Zoë\"]}}")
                .patch("/v1/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        assertThat(patched.jsonPath().getList("comments.reservedNames")).containsExactly("Harbour Desk", "Zoë");
        assertRefused("The Harbour Desk", "HARB0UR DESK", "Zoe from Rome");
        assertTaken("Harbour Pilot");
        assertPointer(
                assertProblem(
                        Api.administrator()
                                .header("If-Match", "\"" + (revision + 1) + "\"")
                                .body("{\"comments\": {\"reservedNames\": [\"--\"]}}")
                                .patch("/v1/site"),
                        400,
                        "invalid-body"),
                "/comments/reservedNames/0");
    }

    @Test
    void staffAndTheAuthorAreCalledWhatTheyAre() {
        try (IdentityProvider provider = IdentityProvider.start()) {
            Response staff = provider.reader("u1", "Moderator Bob", "staff")
                    .body("{\"text\": \"One.\"}")
                    .post("/v1/articles/leaders-meet/comments");
            assertThat(staff.statusCode()).as(staff.asString()).isEqualTo(201);
            Response expert = provider.reader("u2", "Moderator Bob", "expert")
                    .body("{\"text\": \"Two.\"}")
                    .post("/v1/articles/leaders-meet/comments");
            assertPointer(assertProblem(expert, 400, "invalid-body"), "/displayName");

            RequestSpecification again = provider.reader("u2", "Moderator Bob", "expert");
            Response renamed = again.body("{\"displayName\": \"Bob\", \"text\": \"Two.\"}")
                    .post("/v1/articles/leaders-meet/comments");
            assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(201);
            assertThat(renamed.jsonPath().getString("displayName")).isEqualTo("Bob");
            assertPointer(
                    assertProblem(
                            again.body("{\"displayName\": \"Admin\", \"text\": \"Two.\"}")
                                    .post("/v1/articles/leaders-meet/comments"),
                            400,
                            "invalid-body"),
                    "/displayName");
            Response other = provider.reader("u1", "Moderator Bob", "staff")
                    .body("{\"displayName\": \"Bob\", \"text\": \"Two.\"}")
                    .post("/v1/articles/leaders-meet/comments");
            assertPointer(assertProblem(other, 400, "invalid-body"), "/displayName");
            assertThat(other.jsonPath().getString("detail")).contains("is not the name in the reader's token");

            Response early = provider.reader("u3", "Ann")
                    .body("{\"text\": \"Three.\"}")
                    .post("/v1/articles/leaders-meet/comments");
            assertThat(early.statusCode()).as(early.asString()).isEqualTo(201);
            Rows.change("UPDATE reader SET person_id = (SELECT id FROM person) WHERE subject = 'u3'");
            Response author = provider.reader("u3", "Ann Example")
                    .body("{\"text\": \"Four.\"}")
                    .post("/v1/articles/leaders-meet/comments");
            assertThat(author.statusCode()).as(author.asString()).isEqualTo(201);
            assertThat(author.jsonPath().getList("badges")).containsExactly("author");
        }
    }
}
