package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Contract;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** What is said in a body that nobody reads is refused, rather than lost. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class UnreadBodyTest {

    private static final String LATER = "{\"embargoUntil\": \"2049-01-01T12:00:00Z\"}";
    private static final String NOBODY = "0196b0d6-f680-7903-839b-ddc66225a2bc";

    /** Takes a file, whatever its type. */
    private static final Set<String> OF_FILES = Set.of("createImport");

    /** Take a reader's token, and look at that first. */
    private static final Set<String> OF_READERS =
            Set.of("deleteComment", "setReaction", "deleteReaction", "eraseOwnData");

    @Test
    void anEmbargoThatComesWithThePublicationIsNotPassedOver() {
        Stories.draft("Report", "");

        Response refused = Api.editor().body(LATER).post("/v1/articles/report/publish");

        assertProblem(refused, 400, "invalid-body");
        assertPointer(refused, "");
        assertThat(Api.anonymous().get("/v1/articles/report").statusCode()).isEqualTo(404);
        assertThat(publish("[]").statusCode()).isEqualTo(400);
        assertThat(publish("now").statusCode()).isEqualTo(400);
        assertThat(publish(" { } ").statusCode()).isEqualTo(200);
        assertThat(Api.anonymous().get("/v1/articles/report").statusCode()).isEqualTo(200);
    }

    private static Response publish(String body) {
        return Api.editor().body(body).post("/v1/articles/report/publish");
    }

    @Test
    void noOperationPassesOverABody() {
        String key = Api.key(
                "content:read",
                "content:write",
                "content:preview",
                "content:publish",
                "comments:write",
                "comments:moderate",
                "admin");
        List<Operation> bodiless = Contract.read().operations().stream()
                .filter(operation -> !operation.method().equals("GET")
                        && operation.body().isMissingNode()
                        && !OF_FILES.contains(operation.id())
                        && !OF_READERS.contains(operation.id()))
                .toList();
        assertThat(bodiless).hasSizeGreaterThan(25);
        for (Operation operation : bodiless) {
            RequestSpecification request =
                    Api.withKey(key).contentType("application/json").body(LATER);
            Response answer =
                    request.request(operation.method(), operation.path().replaceAll("\\{[^}]*}", NOBODY));
            assertThat(answer.statusCode())
                    .as("%s: %s", operation.id(), answer.asString())
                    .isEqualTo(400);
        }
    }
}
