package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
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

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SiteTest {

    @Test
    void theSiteIsReadAndChangedByAnAdministrator() {
        Response changed =
                Api.administrator().header("If-Match", "\"1\"").body("""
                        {"name": "Example News", "tagline": "Promoting Good Governance.", "timeZone": "Europe/Berlin",
                         "urlPatterns": {"person": "/who/{slug}"}}
                        """).patch("/v1/site");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        Response read = Api.anonymous().get("/v1/site");
        assertThat(read.jsonPath().getString("tagline")).isEqualTo("Promoting Good Governance.");
        assertThat(read.jsonPath().getString("urlPatterns.person")).isEqualTo("/who/{slug}");
        assertThat(read.jsonPath().getString("urlPatterns.place")).isEqualTo("/places/{slug}");
        Response person = Api.editor().body("{\"name\": \"Ann\"}").post("/v1/people");
        assertThat(person.jsonPath().getString("webUrl")).isEqualTo("https://www.example.org/who/ann");
        assertStatements("/v1/site", 1);
    }

    @Test
    void badInputIsNamed() {
        assertProblem(Api.editor().header("If-Match", "\"1\"").body("{}").patch("/v1/site"), 403, "missing-scope");
        assertProblem(Api.administrator().body("{}").patch("/v1/site"), 428, "revision-required");
        assertPointer(refused("{\"timeZone\": \"Mars/Olympus\"}"), "/timeZone");
        assertPointer(refused("{\"urlPatterns\": {\"person\": \"/who\"}}"), "/urlPatterns/person");
        for (String preview : List.of("/look/{slug}", "look/{token}", "/look?{token} ", "//{token}{other}", "")) {
            assertPointer(refused("{\"urlPatterns\": {\"preview\": \"" + preview + "\"}}"), "/urlPatterns/preview");
        }
        assertPointer(refused("{\"webUrl\": \"javascript:alert(1)\"}"), "/webUrl");
        assertPointer(refused("{\"name\": null}"), "/name");
    }

    private static Response refused(String patch) {
        return assertProblem(
                Api.administrator().header("If-Match", "\"1\"").body(patch).patch("/v1/site"), 400, "invalid-body");
    }
}
