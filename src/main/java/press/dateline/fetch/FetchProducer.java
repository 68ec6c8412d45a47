package press.dateline.fetch;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the client is made with, so that tests can let names lead to a server of theirs. */
final class FetchProducer {

    private FetchProducer() {}

    @Produces
    @Singleton
    static FetchLimits limits(FetchSettings settings) {
        return FetchLimits.of(settings);
    }

    @Produces
    @Singleton
    static Resolver resolver() {
        return Resolver.ofTheMachine();
    }
}
