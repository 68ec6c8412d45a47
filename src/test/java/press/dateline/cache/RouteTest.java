package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RouteTest {

    @Test
    void whatIsAnsweredFromMemoryIsCountedUnderItsRoute() {
        Stories.publish("Tram opens");
        for (String address : List.of("/v1/articles/tram-opens", "/v1/articles")) {
            String route = address.replace("tram-opens", "{id}");
            Api.anonymous().get(address).then().statusCode(200);
            double answered = counted(route, 200);
            Api.anonymous().get(address).then().statusCode(200);
            Api.anonymous().head(address).then().statusCode(200);
            Await.until(() -> counted(route, 200) == answered + 2);
        }
        String etag = Api.anonymous().get("/v1/articles/tram-opens").header("ETag");
        double known = counted("/v1/articles/{id}", 304);
        Api.anonymous()
                .header("If-None-Match", etag)
                .get("/v1/articles/tram-opens")
                .then()
                .statusCode(304);
        Await.until(() -> counted("/v1/articles/{id}", 304) == known + 1);
        assertThat(counted("/v1/articles/tram-opens", 200)).isZero();
    }

    private static double counted(String route, int status) {
        return RestAssured.get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{")
                        && line.contains("status=\"" + status + "\"")
                        && line.contains("uri=\"" + route + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
