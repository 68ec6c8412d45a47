package press.dateline.index;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether lists can be answered. Until they can for the first time, the instance is not ready; an index that has to be
 * made anew later on does not take an instance away that still answers everything else.
 */
@Readiness
@Singleton
class IndexReadiness implements HealthCheck {

    private final IndexKeeping keeping;

    IndexReadiness(IndexKeeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Article index")
                .status(keeping.index().isPresent() || keeping.wasReady());
        keeping.index()
                .ifPresentOrElse(
                        index -> answer.withData("articles", index.articles()),
                        () -> answer.withData("index", keeping.progress()));
        return answer.build();
    }
}
