package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.TestClock;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class IdempotencyTrimTest {

    @Inject
    IdempotencyTrim trim;

    @Test
    void anAnswerIsForgottenAfterADay() {
        String key = Api.key("content:write");
        assertThat(make(key)).isEqualTo("world");
        TestClock.advance(Duration.ofHours(23));
        trim.forget();
        assertThat(make(key)).isEqualTo("world");
        TestClock.advance(Duration.ofHours(2));
        trim.forget();
        assertThat(make(key)).isEqualTo("world-2");
    }

    private static String make(String key) {
        return Api.anonymous()
                .contentType("application/json")
                .header("X-Api-Key", key)
                .header("Idempotency-Key", "k1")
                .body("{\"name\": \"World\"}")
                .post("/v1/sections")
                .jsonPath()
                .getString("slug");
    }
}
