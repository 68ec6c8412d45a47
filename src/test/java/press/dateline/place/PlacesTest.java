package press.dateline.place;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PlacesTest {

    @Inject
    Session session;

    @Test
    void aPlaceIsMadeReadChangedAndItsOldSlugLeadsToIt() {
        String russia = make("{\"name\": \"Russia\", \"kind\": \"country\", \"countryCode\": \"RU\"}");
        make("""
                {"name": "Sochi", "kind": "city", "countryCode": "RU", "parent": "russia", "latitude": 43.599,
                 "longitude": 39.726, "geonamesId": 491422, "wikidataId": "Q11200", "aliases": ["Sotchi"],
                 "description": "A resort", "outsideIds": ["x:1"]}
                """);
        Response read = Api.anonymous().get("/v1/places/sochi");
        assertThat(read.jsonPath().getString("parent")).isEqualTo(russia);
        assertThat(read.jsonPath().getList("within")).containsExactly(russia);
        assertThat(read.jsonPath().getDouble("latitude")).isEqualTo(43.599);
        assertThat(read.jsonPath().getDouble("longitude")).isEqualTo(39.726);
        assertThat(read.jsonPath().getLong("geonamesId")).isEqualTo(491422);
        assertThat(read.jsonPath().getString("webUrl")).isEqualTo("https://www.example.org/places/sochi");

        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"sochi-russia\", \"parent\": null, \"latitude\": null, \"longitude\": null}")
                .patch("/v1/places/sochi");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getList("within")).isEmpty();
        assertThat(changed.jsonPath().getMap("$")).doesNotContainKeys("parent", "latitude", "longitude");
        assertThat(changed.jsonPath().getLong("geonamesId")).isEqualTo(491422);

        Response moved = Api.anonymous().redirects().follow(false).get("/v1/places/sochi");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/places/sochi-russia");
    }

    @Test
    void placesListByNameOfAKindAndWithinAPlaceInPages() {
        make("{\"name\": \"Europe\", \"kind\": \"continent\"}");
        make("{\"name\": \"Germany\", \"kind\": \"country\", \"parent\": \"europe\"}");
        String berlin = make("{\"name\": \"Berlin\", \"kind\": \"city\", \"parent\": \"germany\"}");
        make("{\"name\": \"Mitte\", \"kind\": \"district\", \"parent\": \"" + berlin + "\"}");
        make("{\"name\": \"Bonn\", \"kind\": \"city\", \"parent\": \"germany\"}");
        make("{\"name\": \"Boston\", \"kind\": \"city\"}");
        assertThat(Pages.walk("/v1/places?limit=2", "name"))
                .containsExactly("Berlin", "Bonn", "Boston", "Europe", "Germany", "Mitte");
        assertThat(Pages.walk("/v1/places?limit=1&kind=city", "name")).containsExactly("Berlin", "Bonn", "Boston");
        assertThat(Pages.walk("/v1/places?limit=1&within=europe", "name"))
                .containsExactly("Berlin", "Bonn", "Germany", "Mitte");
        assertThat(Pages.walk("/v1/places?limit=1&within=europe&kind=city", "name"))
                .containsExactly("Berlin", "Bonn");
        assertThat(Pages.walk("/v1/places?within=" + berlin, "name")).containsExactly("Mitte");
        Response unknown = assertProblem(Api.anonymous().get("/v1/places?within=berln"), 400, "invalid-parameter");
        assertParameter(unknown, "within");
        assertThat(unknown.jsonPath().getString("detail")).contains("berlin");
        assertParameter(assertProblem(Api.anonymous().get("/v1/places?kind=town"), 400, "invalid-parameter"), "kind");
    }

    @Test
    void aPlaceCannotLieWithinItself() {
        make("{\"name\": \"Europe\"}");
        make("{\"name\": \"Germany\", \"parent\": \"europe\"}");
        make("{\"name\": \"Berlin\", \"parent\": \"germany\"}");
        for (String parent : List.of("europe", "germany", "berlin")) {
            Response circle = Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"parent\": \"" + parent + "\"}")
                    .patch("/v1/places/europe");
            assertPointer(assertProblem(circle, 400, "invalid-body"), "/parent");
        }
    }

    @Test
    void whatLiesWithinAPlaceThatMovesHasChangedToo() {
        String germany = make("{\"name\": \"Germany\"}");
        String berlin = make("{\"name\": \"Berlin\", \"parent\": \"germany\"}");
        make("{\"name\": \"Bonn\"}");
        String europe = make("{\"name\": \"Europe\"}");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"parent\": \"europe\"}")
                .patch("/v1/places/germany")
                .then()
                .statusCode(200);
        Response read = Api.anonymous().get("/v1/places/berlin");
        assertThat(read.jsonPath().getList("within")).containsExactly(germany, europe);
        assertThat(read.jsonPath().getInt("revision")).isEqualTo(1);
        assertThat(session.createNativeQuery(
                                "SELECT CAST(target_id AS text) FROM change WHERE kind = 'updated' ORDER BY seq",
                                String.class)
                        .getResultList())
                .containsExactly(germany, berlin);
    }

    @Test
    void badInputIsNamed() {
        assertPointer(refused("{\"name\": \"\"}"), "/name");
        assertPointer(refused("{\"name\": \"a\", \"kind\": \"town\"}"), "/kind");
        assertPointer(refused("{\"name\": \"a\", \"countryCode\": \"ru\"}"), "/countryCode");
        assertPointer(refused("{\"name\": \"a\", \"parent\": \"nowhere\"}"), "/parent");
        assertPointer(refused("{\"name\": \"a\", \"latitude\": 1}"), "/longitude");
        assertPointer(refused("{\"name\": \"a\", \"longitude\": 1}"), "/latitude");
        for (String wrong : List.of("90.1", "-91", "1e400", "-1e400", "\"NaN\"", "\"1\"", "true", "1e999999999")) {
            assertPointer(refused("{\"name\": \"a\", \"longitude\": 1, \"latitude\": " + wrong + "}"), "/latitude");
        }
        assertProblem(
                Api.editor().body("{\"name\": \"a\", \"latitude\": NaN}").post("/v1/places"), 400, "malformed-body");
        assertPointer(refused("{\"name\": \"a\", \"longitude\": 180.5, \"latitude\": 1}"), "/longitude");
        assertPointer(refused("{\"name\": \"a\", \"geonamesId\": 0}"), "/geonamesId");
        assertPointer(refused("{\"name\": \"a\", \"geonamesId\": 9223372036854775808}"), "/geonamesId");
        assertThat(Pages.walk("/v1/places", "name")).isEmpty();

        make("{\"name\": \"Sochi\", \"geonamesId\": 491422}");
        assertPointer(
                assertProblem(
                        Api.editor()
                                .body("{\"name\": \"Sochi\", \"geonamesId\": 491422}")
                                .post("/v1/places"),
                        409,
                        "duplicate"),
                "/geonamesId");
        for (String wrong : List.of("1e400", "90.1", "\"NaN\"", "1e999999999")) {
            Response patched = Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"longitude\": 1, \"latitude\": " + wrong + "}")
                    .patch("/v1/places/sochi");
            assertPointer(assertProblem(patched, 400, "invalid-body"), "/latitude");
        }
        assertProblem(Api.editor().body("{}").patch("/v1/places/sochi"), 428, "revision-required");
        assertProblem(
                Api.editor().header("If-Match", "\"9\"").body("{}").patch("/v1/places/sochi"),
                412,
                "revision-outdated");
    }

    @Test
    void readingTakesAFixedNumberOfStatements() {
        make("{\"name\": \"Germany\"}");
        for (int i = 0; i < 21; i++) {
            make("{\"name\": \"Berlin\", \"parent\": \"germany\"}");
        }
        assertStatements("/v1/places?limit=2", 3);
        assertStatements("/v1/places?limit=20", 3);
        assertStatements("/v1/places?limit=2&within=germany", 4);
        assertStatements("/v1/places?limit=20&within=germany", 4);
        assertStatements("/v1/places/berlin", 3);
    }

    private static Response refused(String body) {
        return assertProblem(Api.editor().body(body).post("/v1/places"), 400, "invalid-body");
    }

    private static String make(String body) {
        Response made = Api.editor().body(body).post("/v1/places");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }
}
