package press.dateline.change;

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
import press.dateline.testing.Stories;

/** Two places that turn out to be one: what lies within them, offices and datelines move. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PlaceMergeTest {

    private static String made(String collection, String body) {
        Response made = Api.editor().body(body).post("/v1/" + collection);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static Response merge(String goes, String stays) {
        return Api.editor().body("{\"into\": \"" + stays + "\"}").post("/v1/places/" + goes + "/merge");
    }

    private static Response get(String address) {
        return Api.anonymous().get(address);
    }

    @Test
    void aPlaceIsMergedAndTheMergeTakenBack() {
        String europe = made("places", "{\"name\": \"Europe\", \"kind\": \"continent\"}");
        String russia = made("places", "{\"name\": \"Russia\", \"kind\": \"country\"}");
        String federation = made("places", """
                {"name": "Russian Federation", "kind": "country", "parent": "europe", "countryCode": "RU",
                 "latitude": 60.5, "longitude": 90.25, "geonamesId": 2017370}""");
        String sochi = made("places", "{\"name\": \"Sochi\", \"parent\": \"russian-federation\"}");
        String person = made(
                "people",
                "{\"name\": \"Ann\", \"offices\": [{\"title\": \"President\", \"place\": \"russian-federation\"}]}");
        Stories.publish(
                "In Sochi",
                ", \"dateline\": {\"text\": \"SOCHI\", \"place\": \"" + sochi + "\"}, \"findMentions\": false");
        Stories.publish(
                "In Russia",
                ", \"dateline\": {\"text\": \"RUSSIA\", \"place\": \"russian-federation\"}, \"findMentions\": false,"
                        + " \"places\": [{\"place\": \"russia\"}, {\"place\": \"russian-federation\", \"rel\": \"mentioned\"}]");
        List<String> addresses = List.of(
                "/v1/articles/in-sochi",
                "/v1/articles/in-russia",
                "/v1/places/" + federation,
                "/v1/articles?place=russian-federation");
        List<String> before =
                addresses.stream().map(address -> get(address).asString()).toList();

        Response merged = merge("russian-federation", "russia");
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(merged.jsonPath().getLong("geonamesId")).isEqualTo(2017370);
        assertThat(merged.jsonPath().getDouble("latitude")).isEqualTo(60.5);
        assertThat(merged.jsonPath().getString("countryCode")).isEqualTo("RU");
        assertThat(merged.jsonPath().getList("within")).isEmpty();
        assertThat(get("/v1/places/" + sochi).jsonPath().getList("within")).isEqualTo(List.of(russia));
        assertThat(get("/v1/people/" + person).jsonPath().getString("offices[0].place"))
                .isEqualTo(russia);
        assertThat(get("/v1/articles/in-sochi").jsonPath().getList("places[0].within"))
                .isEqualTo(List.of(russia));
        Response inRussia = get("/v1/articles/in-russia");
        assertThat(inRussia.jsonPath().getString("dateline.place")).isEqualTo(russia);
        assertThat(inRussia.jsonPath().getList("places.id")).isEqualTo(List.of(russia));
        assertThat(get("/v1/articles?place=russian-federation").jsonPath().getList("items.slug"))
                .isEqualTo(List.of("in-russia", "in-sochi"));
        assertThat(get("/v1/places?within=" + federation).jsonPath().getList("items.id"))
                .isEqualTo(List.of(sochi));
        Response moved = Api.anonymous().redirects().follow(false).get("/v1/places/" + federation);
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/places/russia");

        Response back = Api.editor().post("/v1/places/" + federation + "/unmerge");
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
        assertThat(addresses.stream().map(address -> get(address).asString()).toList())
                .isEqualTo(before);
        assertThat(get("/v1/places/" + sochi).jsonPath().getList("within")).isEqualTo(List.of(federation, europe));
        assertThat(get("/v1/people/" + person).jsonPath().getString("offices[0].place"))
                .isEqualTo(federation);
        assertThat(get("/v1/places/russia").jsonPath().getMap("")).doesNotContainKey("geonamesId");
    }

    @Test
    void aPlaceIsNotMergedIntoOneWithinIt() {
        made("places", "{\"name\": \"Russia\"}");
        made("places", "{\"name\": \"South\", \"parent\": \"russia\"}");
        String sochi = made("places", "{\"name\": \"Sochi\", \"parent\": \"south\"}");
        assertPointer(assertProblem(merge("russia", sochi), 400, "invalid-body"), "/into");
        assertPointer(assertProblem(merge("russia", "south"), 400, "invalid-body"), "/into");
        assertThat(get("/v1/places/" + sochi).jsonPath().getList("within")).hasSize(2);
        Response other = merge("south", "russia");
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(200);
        assertThat(get("/v1/places/" + sochi).jsonPath().getList("within")).hasSize(1);
        Api.editor().post("/v1/places/south/unmerge").then().statusCode(200);
        assertThat(get("/v1/places/" + sochi).jsonPath().getList("within")).hasSize(2);
    }

    @Test
    void aMergeThatCouldOnlyBeTakenBackIntoACircleStays() {
        made("places", "{\"name\": \"Top\"}");
        made("places", "{\"name\": \"One\", \"parent\": \"top\"}");
        made("places", "{\"name\": \"Other\"}");
        made("places", "{\"name\": \"Below\", \"parent\": \"one\"}");
        merge("one", "other").then().statusCode(200);
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"parent\": \"below\"}")
                .patch("/v1/places/top")
                .then()
                .statusCode(200);
        assertProblem(Api.editor().post("/v1/places/one/unmerge"), 409, "wrong-state");
        assertThat(get("/v1/places/top").jsonPath().getList("within")).hasSize(2);
        Api.editor()
                .header("If-Match", "\"2\"")
                .body("{\"parent\": null}")
                .patch("/v1/places/top")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/places/one/unmerge").then().statusCode(200);
    }

    @Test
    void whatLayWithinAPlaceThatWasMergedTooComesBackWithinItsSuccessor() {
        made("places", "{\"name\": \"Old\"}");
        String young = made("places", "{\"name\": \"Young\"}");
        made("places", "{\"name\": \"One\", \"parent\": \"old\"}");
        made("places", "{\"name\": \"Other\"}");
        merge("one", "other").then().statusCode(200);
        merge("old", "young").then().statusCode(200);
        Api.editor().post("/v1/places/one/unmerge").then().statusCode(200);
        assertThat(get("/v1/places/one").jsonPath().getString("parent")).isEqualTo(young);
    }
}
