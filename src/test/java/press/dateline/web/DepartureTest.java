package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DepartureTest {

    private static final String ADDRESS = "/v1/leaving";

    private static void assertAnnounced(Response answer) {
        assertThat(answer.header("Deprecation")).isEqualTo("@1796083200");
        assertThat(answer.header("Sunset")).isEqualTo("Mon, 31 Jan 2028 00:00:00 GMT");
        assertThat(answer.headers().getValues("Link"))
                .containsExactly("<http://localhost:8080/docs/partners#versioning-and-deprecation>;"
                        + " rel=\"deprecation\"; type=\"text/html\"");
    }

    @Test
    void eachAnswerTellsAlsoFromMemoryAndWhereNothingHasChangedOrIsWrong() {
        for (int times = 0; times < 2; times++) {
            Response answer = Api.anonymous().get(ADDRESS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertAnnounced(answer);
            Response unchanged = Api.anonymous()
                    .header("If-None-Match", answer.header("ETag"))
                    .get(ADDRESS);
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertAnnounced(unchanged);
        }
        Response wrong = Api.anonymous().get(ADDRESS + "?a=b");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertAnnounced(wrong);
        Response page =
                Api.anonymous().header("Origin", "https://www.example.org").get(ADDRESS);
        assertThat(page.header("Access-Control-Expose-Headers").split(", ")).contains("Deprecation", "Sunset", "Link");
        assertThat(Api.anonymous().get("/v1/site").headers().hasHeaderWithName("Deprecation"))
                .isFalse();
    }

    @Test
    void whatIsDeprecatedStaysForAYear() {
        LocalDate day = LocalDate.of(2026, 12, 1);
        assertThat(Departure.of(day, day.plusYears(1), "/docs").sunset()).isEqualTo("Wed, 01 Dec 2027 00:00:00 GMT");
        assertThatThrownBy(() -> Departure.of(day, day.plusYears(1).minusDays(1), "/docs"))
                .hasMessageContaining("12 months");
    }

    @Test
    void theContractTells() throws IOException {
        Operation leaving = operation("getLeaving");
        Operation staying = operation("getSite");
        OpenAPI api = OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths()
                        .addPathItem(ADDRESS, OASFactory.createPathItem().GET(leaving))
                        .addPathItem("/v1/site", OASFactory.createPathItem().GET(staying)));
        new ContractDepartures(Index.of(LeavingResource.class)).complete(api);
        assertThat(leaving.getDeprecated()).isTrue();
        assertThat(leaving.getDescription())
                .isEqualTo("It is. Deprecated since 2026-12-01; it answers until 2028-01-31 at least.");
        assertThat(leaving.getResponses().getAPIResponse("200").getHeaders().keySet())
                .isEqualTo(Set.of("Deprecation", "Sunset"));
        assertThat(leaving.getResponses().getAPIResponse("400").getHeaders()).isNull();
        assertThat(staying.getDeprecated()).isNull();
        assertThat(List.of(staying.getDescription())).containsExactly("It is.");
    }

    @Test
    void guidesSayWhetherSomethingGoesAway() throws IOException {
        boolean nothing = !Files.readString(Path.of("openapi/openapi.yaml")).contains("deprecated: true");
        assertThat(Files.readString(Path.of("docs/partners.md")).contains("There are none now"))
                .isEqualTo(nothing);
        assertThat(Files.readString(Path.of("docs/api-design.md")).contains("None is now."))
                .isEqualTo(nothing);
    }

    private static Operation operation(String id) {
        return OASFactory.createOperation()
                .operationId(id)
                .description("It is.")
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("Is"))
                        .addAPIResponse("400", OASFactory.createAPIResponse().ref("#/components/responses/Wrong")));
    }
}
