package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import press.dateline.access.Caller;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Network;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Nobody writes faster than people do. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PaceTest {

    @Inject
    CurrentReader reader;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    private Pace pace(int perReader, int perAddress) {
        return new Pace(
                new PaceSettings() {
                    @Override
                    public int perMinute() {
                        return perReader;
                    }

                    @Override
                    public int addressPerMinute() {
                        return perAddress;
                    }
                },
                reader,
                caller,
                clock);
    }

    @Test
    void aReaderWhoIsTooFastWaits() {
        Stories.publish("Leaders meet");
        QuarkusMock.installMockForType(pace(2, 0), Pace.class);
        try (IdentityProvider provider = IdentityProvider.start()) {
            String id = null;
            for (int i = 0; i < 2; i++) {
                Response posted = post(provider, "u1", i);
                assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
                id = posted.jsonPath().getString("id");
            }
            Response refused = assertProblem(post(provider, "u1", 3), 429, "too-many-requests");
            int seconds = Integer.parseInt(refused.header("Retry-After"));
            assertThat(seconds).isBetween(50, 61);
            assertThat(refused.header("RateLimit")).isEqualTo("\"reader\";r=0;t=" + seconds);
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"reader\";q=2;w=60");
            assertProblem(
                    provider.reader("u1", "Ann").body("{\"reason\": \"spam\"}").post("/v1/comments/" + id + "/reports"),
                    429,
                    "too-many-requests");
            assertThat(post(provider, "u2", 4).statusCode()).isEqualTo(201);
            TestClock.advance(Duration.ofSeconds(seconds));
            assertThat(post(provider, "u1", 5).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void allThatReadersWriteIsCountedButWhatTheyDelete() {
        Stories.publish("Leaders meet");
        try (IdentityProvider provider = IdentityProvider.start()) {
            String id = post(provider, "u1", 1).jsonPath().getString("id");
            String comment = "/v1/comments/" + id;
            QuarkusMock.installMockForType(pace(1, 0), Pace.class);
            Supplier<RequestSpecification> ann = () -> provider.reader("u1", "Ann");
            String text = "{\"text\": \"Number 1.\"}";
            ann.get().body(text).patch(comment).then().statusCode(200);
            for (Response refused : List.of(
                    ann.get().body(text).patch(comment),
                    ann.get().put(comment + "/reactions/like"),
                    ann.get().delete(comment + "/reactions/like"),
                    ann.get().body(text).post(comment + "/appeal"),
                    ann.get().delete("/v1/readers/me"))) {
                assertProblem(refused, 429, "too-many-requests");
            }
            assertThat(ann.get().get("/v1/readers/me/comments").statusCode()).isEqualTo(200);
            assertThat(ann.get().delete(comment).statusCode()).isEqualTo(204);
        }
    }

    private static Response post(IdentityProvider provider, String subject, int number) {
        return provider.reader(subject, "Ann")
                .body("{\"text\": \"Number " + number + ".\"}")
                .post("/v1/articles/leaders-meet/comments");
    }

    @Test
    void allBehindOneAddressCountTogether() {
        Pace pace = pace(0, 2);
        for (String address : List.of("203.0.113.7", "2001:db8:1:2::1", "203.0.113.8")) {
            pace.require(Network.of(address));
            pace.require(Network.of(address));
        }
        for (String address : List.of("203.0.113.7", "2001:db8:1:2:ffff::5")) {
            assertThatThrownBy(() -> pace.require(Network.of(address)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
        }
        pace.require(Network.of("2001:db8:1:3::1"));
        TestClock.advance(Duration.ofSeconds(61));
        assertThatCode(() -> pace.require(Network.of("203.0.113.7"))).doesNotThrowAnyException();
    }

    @Test
    void whatIsAProxysAddressIsEverybodys() {
        Pace pace = pace(0, 1);
        for (String address : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.1.1",
                "100.64.0.1",
                "::1",
                "fd00::1",
                "fe80::1",
                "/run/socket")) {
            for (int i = 0; i < 3; i++) {
                assertThatCode(() -> pace.require(Network.of(address)))
                        .as(address)
                        .doesNotThrowAnyException();
            }
        }
        for (String address : List.of("100.128.0.1", "172.32.0.1", "8.8.8.8", "2a00::1")) {
            assertThat(Network.of(address).isPublic()).as(address).isTrue();
        }
    }
}
