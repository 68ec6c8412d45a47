package press.dateline.person;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PeopleTest {

    @Test
    void aPersonIsMadeReadChangedAndTheOldSlugLeadsThere() {
        String germany = Api.editor()
                .body("{\"name\": \"Germany\", \"kind\": \"country\"}")
                .post("/v1/places")
                .jsonPath()
                .getString("id");
        String portrait = Api.editor().body("""
                        {"renditions": [{"crop": "1x1", "width": 10, "height": 10, "mediaType": "image/png",
                         "url": "/media/m.png"}]}
                        """).post("/v1/images").jsonPath().getString("id");
        Response made = Api.editor().body("""
                        {"name": "Angela Merkel", "aliases": ["Angela Dorothea Kasner"],
                         "description": "German politician",
                         "offices": [{"title": "Chancellor of Germany", "place": "germany", "from": "2005-11-22",
                                      "to": "2021-12-08"},
                                     {"title": "Physicist"}],
                         "links": [{"rel": "wikipedia", "url": "https://en.wikipedia.org/wiki/Angela_Merkel"}],
                         "wikidataId": "Q567", "portrait": "%s", "outsideIds": ["x:1"]}
                        """.formatted(portrait)).post("/v1/people");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/v1/people/angela-merkel");

        Response read = Api.anonymous().get("/v1/people/angela-merkel");
        assertThat(read.jsonPath().getString("sortName")).isEqualTo("Merkel, Angela");
        assertThat(read.jsonPath().getString("offices[0].place")).isEqualTo(germany);
        assertThat(read.jsonPath().getString("offices[0].from")).isEqualTo("2005-11-22");
        assertThat(read.jsonPath().getMap("offices[1]")).isEqualTo(java.util.Map.of("title", "Physicist"));
        assertThat(read.jsonPath().getString("links[0].rel")).isEqualTo("wikipedia");
        assertThat(read.jsonPath().getString("portrait")).isEqualTo(portrait);
        assertThat(read.jsonPath().getString("webUrl")).isEqualTo("https://www.example.org/people/angela-merkel");

        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"merkel\", \"name\": \"Angela D. Merkel-Sauer\", \"offices\": null}")
                .patch("/v1/people/angela-merkel");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("sortName")).isEqualTo("Merkel-Sauer, Angela D.");
        assertThat(changed.jsonPath().getList("offices")).isEmpty();
        assertThat(changed.jsonPath().getList("aliases")).containsExactly("Angela Dorothea Kasner");
        assertThat(changed.jsonPath().getInt("revision")).isEqualTo(2);

        Response moved = Api.anonymous().redirects().follow(false).get("/v1/people/angela-merkel");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/people/merkel");
    }

    @Test
    void peopleListBySortNameWithoutCaseAndDiacriticsInPages() {
        for (String name : List.of("Zoë Quinn", "Charles de Gaulle", "Émile Ábel", "Pelé", "\\u001f:\\u0301")) {
            Api.editor()
                    .body("{\"name\": \"" + name + "\"}")
                    .post("/v1/people")
                    .then()
                    .statusCode(201);
        }
        assertThat(Pages.walk("/v1/people?limit=1", "name"))
                .containsExactly("\u001f:\u0301", "Émile Ábel", "Charles de Gaulle", "Pelé", "Zoë Quinn");
    }

    @Test
    void badInputIsNamed() {
        assertPointer(refused("{\"name\": \"\"}"), "/name");
        assertPointer(refused("{\"name\": \"a\", \"nmae\": 1}"), "/nmae");
        assertPointer(refused("{\"name\": \"a\", \"aliases\": [\"b\", null]}"), "/aliases/1");
        assertPointer(refused("{\"name\": \"a\", \"offices\": [null]}"), "/offices/0");
        assertPointer(refused("{\"name\": \"a\", \"offices\": [{\"title\": \" \"}]}"), "/offices/0/title");
        assertPointer(
                refused("{\"name\": \"a\", \"offices\": [{\"title\": \"b\", \"from\": \"2017-02-30\"}]}"),
                "/offices/0/from");
        assertPointer(
                refused("{\"name\": \"a\", \"offices\": [{\"title\": \"b\", \"from\": [2017, 2, 3]}]}"),
                "/offices/0/from");
        assertPointer(refused("""
                        {"name": "a", "offices": [{"title": "b", "from": "2017-02-03", "to": "2017-02-02"}]}"""), "/offices/0/to");
        assertPointer(
                refused("{\"name\": \"a\", \"links\": [{\"rel\": \"x\", \"url\": \"javascript:alert(1)\"}]}"),
                "/links/0/url");
        assertPointer(refused("{\"name\": \"a\", \"wikidataId\": \"567\"}"), "/wikidataId");
        assertPointer(refused("{\"name\": \"a\", \"slug\": \"A B\"}"), "/slug");
        assertPointer(refused("{\"name\": \"a\", \"sortName\": \" \"}"), "/sortName");
        assertPointer(refused("{\"name\": \"a\", \"portrait\": \"nobody\"}"), "/portrait");
        Response unknown = refused("{\"name\": \"a\", \"offices\": [{\"title\": \"b\", \"place\": \"germny\"}]}");
        assertPointer(unknown, "/offices/0/place");
        assertThat(Pages.walk("/v1/people", "name")).isEmpty();
        assertProblem(Api.anonymous().get("/v1/people/nobody"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/people/0196a0e2-0001-7000-8000-000000000040"), 404, "not-found");
        assertParameter(assertProblem(Api.anonymous().get("/v1/people?limit=0"), 400, "invalid-parameter"), "limit");
        assertParameter(assertProblem(Api.anonymous().get("/v1/people?nmae=a"), 400, "unknown-parameter"), "nmae");
        assertProblem(
                Api.withScopes("content:read").body("{\"name\": \"a\"}").post("/v1/people"), 403, "missing-scope");
    }

    private static Response refused(String body) {
        return assertProblem(Api.editor().body(body).post("/v1/people"), 400, "invalid-body");
    }

    @Test
    void editsAreGuardedAndSlugsUnique() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        assertProblem(Api.editor().body("{\"name\": \"A\"}").patch("/v1/people/ann-example"), 428, "revision-required");
        assertProblem(
                Api.editor()
                        .header("If-Match", "\"2\"")
                        .body("{\"name\": \"A\"}")
                        .patch("/v1/people/ann-example"),
                412,
                "revision-outdated");
        assertPointer(
                assertProblem(
                        Api.editor()
                                .body("{\"name\": \"A\", \"slug\": \"ann-example\"}")
                                .post("/v1/people"),
                        409,
                        "slug-taken"),
                "/slug");
        Response namesake = Api.editor().body("{\"name\": \"Ann Example\"}").post("/v1/people");
        assertThat(namesake.jsonPath().getString("slug")).isEqualTo("ann-example-2");
    }

    @Test
    void readingTakesAFixedNumberOfStatements() {
        for (int i = 0; i < 21; i++) {
            Api.editor()
                    .body("{\"name\": \"Ann\", \"offices\": [{\"title\": \"a\"}, {\"title\": \"b\"}]}")
                    .post("/v1/people")
                    .then()
                    .statusCode(201);
        }
        assertStatements("/v1/people?limit=2", 3);
        assertStatements("/v1/people?limit=20", 3);
        assertStatements("/v1/people/ann", 3);
    }
}
