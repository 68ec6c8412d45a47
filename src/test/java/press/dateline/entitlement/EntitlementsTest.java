package press.dateline.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;

/** An administrator agrees on something with a partner. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class EntitlementsTest {

    private static final String ADDRESS = "/v1/partners/agency/entitlements";

    private static Response create(String body) {
        return Api.administrator().body(body).post(ADDRESS);
    }

    @Test
    void anEntitlementIsMadeChangedAndEnded() {
        SignedPartner partner = SignedPartner.sign("agency");
        Stories.section();
        String section = Api.anonymous().get("/v1/sections/news").jsonPath().getString("id");
        Response made = create("""
                {"name": "News", "include": {"sections": ["news"], "languages": ["en"]}, "delayMinutes": 30,
                 "exceptTerritories": ["DE"], "channels": ["web"], "excludedImageHolders": ["Agency Example"]}""");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.jsonPath().getString("id");
        assertThat(made.header("Location")).endsWith("/v1/partners/" + partner.id() + "/entitlements/" + id);
        assertThat(made.jsonPath().getString("state")).isEqualTo("in-force");
        assertThat(made.jsonPath().getList("include.sections")).containsExactly(section);
        assertThat(made.jsonPath().getString("text")).isEqualTo("full");
        assertThat(made.jsonPath().getInt("delayMinutes")).isEqualTo(30);

        Response changed = Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"text\": \"summary\", \"delayMinutes\": null}")
                .patch(ADDRESS + "/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("text")).isEqualTo("summary");
        assertThat(changed.jsonPath().getInt("delayMinutes")).isZero();
        assertThat(changed.jsonPath().getList("exceptTerritories")).containsExactly("DE");
        assertThat(changed.jsonPath().getInt("revision")).isEqualTo(2);
        assertProblem(
                Api.administrator().header("If-Match", "\"1\"").body("{}").patch(ADDRESS + "/" + id),
                412,
                "revision-outdated");

        for (int times = 0; times < 2; times++) {
            Response ended = Api.administrator().delete(ADDRESS + "/" + id);
            assertThat(ended.jsonPath().getString("state")).isEqualTo("ended");
            assertThat(ended.jsonPath().getInt("revision")).isEqualTo(3);
        }
        assertThat(Api.administrator().get(ADDRESS).jsonPath().getList("items.id"))
                .containsExactly(id);
        String audience = " partner:" + partner.id() + " -";
        assertThat(Rows.log(id))
                .containsExactly("published 1" + audience, "updated 2" + audience, "withdrawn 3" + audience);
        assertThat(Api.administrator().get("/v1/changes").jsonPath().getList("items.type"))
                .doesNotContain("entitlement");
    }

    @Test
    void whatIsWrongIsNamedWithWhatThereIs() {
        SignedPartner.sign("agency");
        Stories.section();
        assertPointer(create("{\"include\": {\"sections\": [\"news\", \"nws\"]}}"), "/include/sections/1");
        assertThat(create("{\"exclude\": {\"sections\": [\"nws\"]}}").asString())
                .contains("the nearest are news");
        assertPointer(create("{\"include\": {\"tags\": [\"x\"]}}"), "/include/tags/0");
        assertPointer(create("{\"include\": {\"kinds\": [\"novel\"]}}"), "/include/kinds/0");
        assertPointer(create("{\"include\": {\"languages\": [\"?\"]}}"), "/include/languages/0");
        assertPointer(create("{\"territories\": [\"KE\", \"UK\"]}"), "/territories/1");
        assertPointer(create("{\"territories\": [\"KE\"], \"exceptTerritories\": [\"KE\"]}"), "/exceptTerritories");
        assertPointer(create("{\"channels\": [\"fax\"]}"), "/channels/0");
        assertPointer(create("{\"text\": \"some\"}"), "/text");
        assertPointer(create("{\"delayMinutes\": 1440, \"archiveDays\": 1}"), "/delayMinutes");
        assertPointer(create("{\"from\": \"2999-01-01T00:00:00Z\", \"until\": \"2998-01-01T00:00:00Z\"}"), "/until");
        assertPointer(create("{\"until\": \"2001-01-01T00:00:00Z\"}"), "/until");
        assertThat(Api.administrator().get(ADDRESS).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void itIsThePartnersAndForAdministrators() {
        SignedPartner.sign("agency");
        SignedPartner other = SignedPartner.sign("other");
        String id = other.entitle("{}");
        assertProblem(Api.administrator().get(ADDRESS + "/" + id), 404, "not-found");
        assertProblem(Api.administrator().delete(ADDRESS + "/" + id), 404, "not-found");
        assertProblem(Api.administrator().get("/v1/partners/nobody/entitlements"), 404, "not-found");
        for (String address : List.of(ADDRESS, ADDRESS + "/" + id)) {
            assertProblem(Api.editor().get(address), 403, "missing-scope");
            assertProblem(other.calls().get(address), 403, "missing-scope");
        }
    }
}
