package press.dateline.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.leak.SecretPublication.require;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import press.dateline.access.TestKeys;
import press.dateline.leak.Routes.Question;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.TestClock;

/**
 * A key that is not good gets 401 at each read of the contract, streams too, with its own problem and with nothing else,
 * though everybody may read there, and whether memory has the answer or not.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RefusalWalkTest {

    @Inject
    TestKeys keys;

    /** Keys that are not good, by the problem that they get. */
    private Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        String good = Api.key("content:read");
        refused.put("invalid-key", good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0"));
        refused.put(
                "expired-key",
                keys.make(List.of("content:read"), new TestClock().instant().plusSeconds(60)));
        JsonPath revoked = made();
        require(Api.administrator().delete("/v1/keys/" + revoked.getString("id")), 200);
        refused.put("revoked-key", revoked.getString("key"));
        JsonPath replaced = made();
        require(
                Api.administrator()
                        .body("{\"overlapSeconds\": 0}")
                        .post("/v1/keys/" + replaced.getString("id") + "/rotate"),
                200);
        refused.put("replaced-key", replaced.getString("key"));
        SignedPartner ended = SignedPartner.sign("ended", "{}");
        require(
                Api.administrator()
                        .header("If-Match", "\"1\"")
                        .body("{\"state\": \"ended\"}")
                        .patch("/v1/partners/ended"),
                200);
        refused.put("partner-ended", ended.key());
        TestClock.advance(Duration.ofMinutes(2));
        return refused;
    }

    private static JsonPath made() {
        return require(
                Api.administrator()
                        .body("{\"name\": \"Site\", \"scopes\": [\"content:read\"]}")
                        .post("/v1/keys"),
                201);
    }

    @Test
    void aKeyThatIsNotGoodIsNeverAnonymous() {
        SecretPublication publication = new SecretPublication();
        Map<String, String> refused = refused();
        List<Question> questions = new Routes(publication).once();
        assertThat(questions).hasSizeGreaterThan(80);
        Api.anonymous().get("/v1/site").then().statusCode(200);
        Walk.inParallel(questions, (question, _) -> {
            if (question.operation().isRead()) {
                Walk.get(question.address(), Map.of()); // now memory has it, where it may
            }
            for (int times = 0; times < 2; times++) {
                refused.forEach((slug, key) -> {
                    for (Map<String, String> headers : List.of(
                            Map.of("X-Api-Key", key),
                            Map.of("Authorization", "Bearer " + key),
                            Map.of("X-Api-Key", key, "Authorization", "Bearer " + publication.readersToken),
                            Map.of("X-Api-Key", key, "Dateline-Preview", publication.previewToken))) {
                        assertRefused(question.address(), headers, slug, publication);
                    }
                });
            }
        });
    }

    private static void assertRefused(
            String address, Map<String, String> headers, String slug, SecretPublication publication) {
        HttpResponse<String> answer = Walk.get(address, headers);
        String what = "%s with %s: %s".formatted(address, headers, answer.body());
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        JsonPath problem = new JsonPath(answer.body());
        assertThat(problem.getString("type")).as(what).endsWith("#" + slug);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).as(what).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                .as(what)
                .endsWith("no-store");
        assertThat(publication.traces.in(answer.body() + answer.headers().map(), address + headers))
                .as(what)
                .isEqualTo(Set.of());
    }
}
