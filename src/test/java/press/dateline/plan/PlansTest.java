package press.dateline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Rows;

/** Plans, and who has which. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PlansTest {

    private static final String LIMITS = """
            "rate": 2.5, "burst": 10, "day": {"requests": 1000, "articles": 500}, "month": {"bytes": 9000000000}""";

    private static Response post(String body) {
        return Api.withScopes("admin").body(body).post("/v1/plans");
    }

    @Test
    void aPlanReadsBackAsItWasMadeAndReplaced() {
        String id = PartnerRows.plan("Standard", LIMITS);
        Response plan = Api.withScopes("admin").get("/v1/plans/" + id);
        assertThat(plan.jsonPath().getString("name")).isEqualTo("Standard");
        assertThat(plan.jsonPath().getDouble("rate")).isEqualTo(2.5);
        assertThat(plan.jsonPath().getInt("burst")).isEqualTo(10);
        assertThat(plan.jsonPath().getMap("day")).isEqualTo(Map.of("requests", 1000, "articles", 500));
        assertThat(plan.jsonPath().getMap("month")).isEqualTo(Map.of("bytes", 9_000_000_000L));

        Response replaced = PartnerRows.replacing("/v1/plans/" + id)
                .body("{\"name\": \"Small\", \"rate\": 3}")
                .put("/v1/plans/" + id);
        assertThat(replaced.statusCode()).as(replaced.asString()).isEqualTo(200);
        assertThat(replaced.jsonPath().getInt("burst")).as("twice the rate").isEqualTo(6);
        assertThat(replaced.jsonPath().getMap("$")).doesNotContainKeys("day", "month");
        assertThat(Rows.log(id)).containsExactly("published - - -", "updated - - -");
    }

    @Test
    void plansAreListedNewestFirst() {
        for (String name : List.of("One", "Two", "Three")) {
            PartnerRows.plan(name, "\"rate\": 1");
        }
        assertThat(Pages.walk(() -> Api.withScopes("admin"), "/v1/plans?limit=1", "name"))
                .containsExactly("Three", "Two", "One");
    }

    @Test
    void whatBreaksARuleIsNamed() {
        PartnerRows.plan("Standard", LIMITS);
        assertPointer(assertProblem(post("{\"name\": \"Standard\"}"), 409, "duplicate"), "/name");
        assertPointer(
                assertProblem(post("{\"name\": \"A\", \"rate\": 3, \"burst\": 2}"), 400, "invalid-body"), "/burst");
        assertPointer(assertProblem(post("{\"name\": \"A\", \"burst\": 2}"), 400, "invalid-body"), "/burst");
        assertPointer(assertProblem(post("{\"name\": \"A\", \"rate\": 0}"), 400, "invalid-body"), "/rate");
        assertPointer(
                assertProblem(post("{\"name\": \"A\", \"day\": {\"bytes\": 0}}"), 400, "invalid-body"), "/day/bytes");
        assertProblem(Api.withScopes("admin").get("/v1/plans/standard"), 404, "not-found");
        assertProblem(
                Api.withScopes("content:publish").body("{\"name\": \"A\"}").post("/v1/plans"), 403, "missing-scope");
    }

    @Test
    void partnersAndKeysHaveOneEach() {
        String plan = PartnerRows.plan("Standard", LIMITS);
        String partner = PartnerRows.partner("wire");
        String key = PartnerRows.id(PartnerRows.key(partner));
        for (String address : List.of("/v1/partners/wire", "/v1/partners/" + partner, "/v1/keys/" + key)) {
            PartnerRows.choose(address, plan);
            assertThat(Api.withScopes("admin").get(address + "/plan").jsonPath().getString("plan.id"))
                    .isEqualTo(plan);
        }
        assertProblem(Api.withScopes("admin").delete("/v1/plans/" + plan), 409, "in-use");
        for (String address : List.of("/v1/partners/wire", "/v1/keys/" + key)) {
            int before =
                    Api.withScopes("admin").get(address + "/plan").jsonPath().getInt("revision");
            Response none = PartnerRows.replacing(address + "/plan")
                    .body("{\"plan\": null}")
                    .put(address + "/plan");
            assertThat(none.jsonPath().getMap("$")).isEqualTo(Map.of("revision", before + 1));
        }
        Api.withScopes("admin").delete("/v1/plans/" + plan).then().statusCode(204);
        assertProblem(Api.withScopes("admin").delete("/v1/plans/" + plan), 404, "not-found");
        assertPointer(
                assertProblem(
                        PartnerRows.replacing("/v1/partners/wire/plan")
                                .body("{\"plan\": \"none\"}")
                                .put("/v1/partners/wire/plan"),
                        400,
                        "invalid-body"),
                "/plan");
        assertProblem(Api.withScopes("admin").get("/v1/partners/nobody/plan"), 404, "not-found");
    }

    @Test
    void whatIsChangedWasSeen() {
        String plan = PartnerRows.plan("Standard", LIMITS);
        String partner = PartnerRows.partner("wire");
        String key = PartnerRows.id(PartnerRows.key(partner));
        Map<String, String> bodies = Map.of(
                "/v1/plans/" + plan,
                "{\"name\": \"Small\", \"rate\": 3}",
                "/v1/partners/wire/plan",
                "{\"plan\": \"" + plan + "\"}",
                "/v1/keys/" + key + "/plan",
                "{\"plan\": \"" + plan + "\"}");
        bodies.forEach((address, body) -> {
            int revision = Api.withScopes("admin").get(address).jsonPath().getInt("revision");
            assertThat(revision).isEqualTo(address.contains("/v1/plans/") ? 1 : 0);
            assertProblem(Api.withScopes("admin").body(body).put(address), 428, "revision-required");
            assertProblem(
                    Api.withScopes("admin").header("If-Match", "*").body(body).put(address), 400, "invalid-parameter");
            Response changed = Api.withScopes("admin")
                    .header("If-Match", "\"" + revision + "\"")
                    .body(body)
                    .put(address);
            assertThat(changed.jsonPath().getInt("revision")).isEqualTo(revision + 1);
            assertThat(Api.withScopes("admin").get(address).jsonPath().getInt("revision"))
                    .isEqualTo(revision + 1);
            Response outdated = assertProblem(
                    Api.withScopes("admin")
                            .header("If-Match", "\"" + revision + "\"")
                            .body(body)
                            .put(address),
                    412,
                    "revision-outdated");
            assertThat(outdated.jsonPath().getInt("revision")).isEqualTo(revision + 1);
        });
    }
}
