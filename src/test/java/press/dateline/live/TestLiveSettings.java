package press.dateline.live;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** How many may listen in tests: as many as want to, until a test says otherwise. */
@Alternative
@Priority(1)
@Singleton
public final class TestLiveSettings implements LiveSettings {

    private static volatile int most = Integer.MAX_VALUE;

    static void most(int listeners) {
        most = listeners;
    }

    static void reset() {
        most = Integer.MAX_VALUE;
    }

    @Override
    public int listeners() {
        return most;
    }
}
