package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ArticleIdsTest {

    @Test
    void idsKeepTheirOrderAndNameWhatIsMissing() {
        String id = Stories.publish("One").jsonPath().getString("id");
        Stories.publish("Two");
        Stories.draft("Secret", "");
        String nothing = Ids.next().toString();
        Response answer = Api.anonymous().get("/v1/articles?ids=two," + nothing + "," + id + ",secret");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("items.slug", String.class)).containsExactly("two", "one");
        assertThat(answer.jsonPath().getList("missing.id", String.class)).containsExactly(nothing, "secret");
        assertThat(answer.jsonPath().getList("missing.reason", String.class)).containsExactly("not-found", "not-found");
        String place = Api.editor()
                .body("{\"name\": \"Sochi\", \"kind\": \"city\"}")
                .post("/v1/places")
                .jsonPath()
                .getString("id");
        for (String address : List.of(
                "/v1/articles?ids=one&kind=news",
                "/v1/articles?ids=one&from=2020",
                "/v1/places/" + place + "/articles?ids=one")) {
            assertParameter(assertProblem(Api.anonymous().get(address), 400, "invalid-parameter"), "ids");
        }
    }
}
