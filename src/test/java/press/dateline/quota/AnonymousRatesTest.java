package press.dateline.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.TestClock;
import press.dateline.web.ProblemType;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class AnonymousRatesTest {

    @Inject
    Settling settling;

    @Inject
    Clock clock;

    private AnonymousRates rates(OptionalDouble rate, int burst) {
        return new AnonymousRates(
                new QuotaSettings() {
                    @Override
                    public OptionalDouble rate() {
                        return rate;
                    }

                    @Override
                    public int burst() {
                        return burst;
                    }
                },
                settling,
                clock);
    }

    @Test
    void eachAddressHasItsOwn() {
        AnonymousRates rates = rates(OptionalDouble.of(0.1), 2);
        assertThat(rates.isOn()).isTrue();
        for (String address : new String[] {"192.0.2.1", "192.0.2.2"}) {
            assertThat(rates.refusal(address)).isEmpty();
            assertThat(rates.refusal(address)).isEmpty();
            assertThat(rates.refusal(address)).hasValueSatisfying(problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.RATE_LIMITED);
                assertThat(Integer.parseInt(problem.headers().get("Retry-After")))
                        .isBetween(9, 10);
                assertThat(problem.headers()).containsEntry("RateLimit-Policy", "\"rate\";q=2;w=20");
                assertThat(problem.headers().get("RateLimit")).matches("\"rate\";r=0;t=(9|10)");
            });
        }
        TestClock.advance(Duration.ofSeconds(10));
        assertThat(rates.refusal("192.0.2.1")).isEmpty();
        assertThat(rates.refusal("192.0.2.1")).isPresent();
    }

    @Test
    void allAddressesOfASubscriberAreOne() {
        AnonymousRates rates = rates(OptionalDouble.of(0.1), 1);
        assertThat(rates.refusal("2001:db8:1:2::1")).isEmpty();
        assertThat(rates.refusal("2001:db8:1:2:ffff::9")).isPresent();
        assertThat(rates.refusal("2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void isOffUnlessSet() {
        assertThat(rates(OptionalDouble.empty(), 2).isOn()).isFalse();
    }
}
