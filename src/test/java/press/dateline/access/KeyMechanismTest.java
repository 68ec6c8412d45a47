package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;

/** A key that was meant is taken or refused; nobody is silently somebody else. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class KeyMechanismTest {

    @Test
    void aKeyIsTakenWhereverItMayStand() {
        String key = Api.key("content:read");
        for (String header :
                List.of("Bearer " + key, "bearer  " + key, "Bearer\t" + key, basic("x:" + key), basic(key))) {
            assertThat(Api.anonymous()
                            .header("Authorization", header)
                            .get("/v1/me")
                            .jsonPath()
                            .getList("key.scopes"))
                    .as(header)
                    .containsExactly("content:read");
        }
        Api.anonymous()
                .header("Authorization", "Bearer " + key)
                .header("X-Api-Key", key)
                .get("/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void aKeyThatIsWrittenWrongIsRefused() {
        String key = Api.key("content:read");
        for (String header : List.of(
                key,
                "Bearer",
                "Token " + key,
                "Bearer " + key.toUpperCase(Locale.ROOT),
                "Bearer " + key.toLowerCase(Locale.ROOT),
                "Bearer \"" + key + "\"",
                "Bearer " + key + " x",
                "Bearer dl_",
                "Basic",
                "Basic !!!",
                basic("a:b"),
                basic(""))) {
            Response answer = Api.anonymous().header("Authorization", header).get("/v1/site");
            assertThat(answer.statusCode())
                    .as("%s: %s", header, answer.asString())
                    .isEqualTo(401);
            assertProblem(answer, 401, "invalid-key");
        }
        assertProblem(Api.anonymous().header("X-Api-Key", "").get("/v1/site"), 401, "invalid-key");
        assertProblem(
                Api.anonymous()
                        .header("X-Api-Key", key)
                        .header("Authorization", "Bearer " + Api.key("admin"))
                        .get("/v1/site"),
                401,
                "invalid-key");
    }

    @Test
    void aReadersTokenIsNotLookedAt() {
        for (String header : List.of("Bearer eyJhbGciOiJub25lIn0.e30.", "Digest a=b")) {
            Api.anonymous()
                    .header("Authorization", header)
                    .get("/v1/site")
                    .then()
                    .statusCode(200);
        }
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
