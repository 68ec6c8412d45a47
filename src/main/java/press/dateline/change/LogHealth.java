package press.dateline.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database is there. Where it is not, the instance still answers from memory, and no other one would do
 * better: so it stays ready, and says {@code degraded}.
 */
@Readiness
@Singleton
class LogHealth implements HealthCheck {

    private static final Duration LATELY = Duration.ofSeconds(2);

    private final LogPosition position;

    LogHealth(LogPosition position) {
        this.position = position;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .withData("state", position.isConfirmedWithin(LATELY) ? "ok" : "degraded")
                .up()
                .build();
    }
}
