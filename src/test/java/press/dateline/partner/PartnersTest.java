package press.dateline.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;

/** Who gets content under a contract. What becomes of their keys: KeyRefusalTest. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PartnersTest {

    private static JsonPath made(String body) {
        Response made = Api.administrator().body(body).post("/v1/partners");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(made.jsonPath().getString("url"));
        return made.jsonPath();
    }

    private static Response patch(String name, int revision, String body) {
        return Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/partners/" + name);
    }

    @Test
    void aPartnerIsFoundByIdAndSlug() {
        JsonPath made = made("{\"name\": \"Example Wire\", \"contactEmail\": \"desk@wire.example.org\","
                + " \"notes\": \"Signed in May.\"}");
        assertThat(made.getString("slug")).isEqualTo("example-wire");
        for (String name : List.of(made.getString("id"), "example-wire")) {
            JsonPath found = Api.administrator().get("/v1/partners/" + name).jsonPath();
            assertThat(found.getMap("")).isEqualTo(made.getMap(""));
        }
        assertThat(made.getMap("")).containsEntry("state", "active").doesNotContainKey("endedAt");
        assertProblem(Api.administrator().get("/v1/partners/nobody"), 404, "not-found");
    }

    @Test
    void aSlugIsOnePartners() {
        made("{\"name\": \"Wire\"}");
        assertThat(made("{\"name\": \"Wire\"}").getString("slug")).isEqualTo("wire-2");
        assertThat(made("{\"name\": \"通讯社\"}").getString("slug")).isEqualTo("partner");
        assertPointer(
                assertProblem(
                        Api.administrator()
                                .body("{\"name\": \"Other\", \"slug\": \"wire\"}")
                                .post("/v1/partners"),
                        409,
                        "slug-taken"),
                "/slug");
    }

    @Test
    void aPartnerIsChangedFromTheRevisionThatWasSeen() {
        made("{\"name\": \"Wire\", \"notes\": \"New.\"}");
        JsonPath changed =
                patch("wire", 1, "{\"name\": \"Wire Ltd\", \"notes\": null}").jsonPath();
        assertThat(changed.getString("name")).isEqualTo("Wire Ltd");
        assertThat(changed.getString("slug")).isEqualTo("wire");
        assertThat(changed.getMap("")).doesNotContainKey("notes");
        assertThat(changed.getInt("revision")).isEqualTo(2);
        assertThat(patch("wire", 2, "{}").jsonPath().getInt("revision"))
                .as("nothing changed")
                .isEqualTo(2);
        assertProblem(patch("wire", 1, "{\"name\": \"Other\"}"), 412, "revision-outdated");
        assertProblem(Api.administrator().body("{}").patch("/v1/partners/wire"), 428, "revision-required");
        Map<String, String> wrong = Map.of(
                "{\"name\": \" \"}", "/name",
                "{\"contactEmail\": \"desk\"}", "/contactEmail",
                "{\"state\": \"dead\"}", "/state",
                "{\"state\": null}", "/state",
                "{\"slug\": \"other\"}", "/slug");
        wrong.forEach(
                (body, pointer) -> assertPointer(assertProblem(patch("wire", 2, body), 400, "invalid-body"), pointer));
    }

    @Test
    void itsEndIsNotedAndCanBeTakenBack() {
        made("{\"name\": \"Wire\"}");
        JsonPath ended = patch("wire", 1, "{\"state\": \"ended\"}").jsonPath();
        assertThat(ended.getString("state")).isEqualTo("ended");
        assertThat(ended.getString("endedAt")).isNotNull();
        JsonPath still =
                patch("wire", 2, "{\"notes\": \"Sent the last bill.\"}").jsonPath();
        assertThat(still.getString("endedAt")).isEqualTo(ended.getString("endedAt"));
        JsonPath back = patch("wire", 3, "{\"state\": \"active\"}").jsonPath();
        assertThat(back.getMap("")).containsEntry("state", "active").doesNotContainKey("endedAt");
    }

    @Test
    void theyAreListedNewestFirst() {
        for (String name : List.of("One", "Two", "Three")) {
            made("{\"name\": \"" + name + "\"}");
        }
        JsonPath first = Api.administrator().get("/v1/partners?limit=2").jsonPath();
        assertThat(first.getList("items.slug")).containsExactly("three", "two");
        JsonPath rest = Api.administrator()
                .urlEncodingEnabled(false)
                .get(Pages.path(first.getString("next")))
                .jsonPath();
        assertThat(rest.getList("items.slug")).containsExactly("one");
        assertThat(rest.getString("next")).isNull();
    }

    @Test
    void itsKeysAreListed() {
        made("{\"name\": \"Wire\"}");
        made("{\"name\": \"Other\"}");
        for (String partner : List.of("wire", "other", "wire")) {
            Api.administrator()
                    .body("{\"name\": \"Of " + partner + "\", \"scopes\": [\"content:read\"], \"partner\": \"" + partner
                            + "\"}")
                    .post("/v1/keys")
                    .then()
                    .statusCode(201);
        }
        JsonPath keys = Api.administrator().get("/v1/partners/wire/keys").jsonPath();
        assertThat(keys.getList("items.name")).containsExactly("Of wire", "Of wire");
        assertThat(keys.getList("items.key")).containsOnlyNulls();
        assertProblem(Api.administrator().get("/v1/partners/nobody/keys"), 404, "not-found");
    }

    @Test
    void nobodyElseHearsOfThem() {
        made("{\"name\": \"Wire\"}");
        String key = Api.key("content:read", "content:preview", "content:write", "content:publish");
        for (String address : List.of("/v1/partners", "/v1/partners/wire", "/v1/partners/wire/keys")) {
            assertProblem(Api.withKey(key).get(address), 403, "missing-scope");
            assertProblem(Api.anonymous().get(address), 401, "unauthenticated");
        }
        assertThat(Api.administrator().get("/v1/changes?after=0").jsonPath().getList("items"))
                .isEmpty();
    }
}
