package press.dateline.fetch;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts that tests fetch from: names that lead where a test says, and nowhere else. Nothing outside is ever asked. */
public final class TestNames {

    /** Where sources of tests are that are not about fetching; it resolves to nothing. */
    public static final String ALLOWED = "www.example.org";

    /** The most bytes that tests fetch. */
    public static final int MOST_BYTES = 100_000;

    private static final int PATIENCE_SECONDS = 10;
    private static final Map<String, List<String>> NAMES = new ConcurrentHashMap<>();

    private TestNames() {}

    /** Lets a name stand for addresses. Those below {@code feeds.example} are allowed. */
    public static void lead(String name, String... addresses) {
        NAMES.put(name, List.of(addresses));
    }

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        List<String> known = NAMES.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return known.stream().map(TestNames::address).toList();
    }

    private static InetAddress address(String written) {
        try {
            return InetAddress.getByName(written);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(written, e);
        }
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    static Resolver resolver() {
        return TestNames::addresses;
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    static FetchLimits limits() {
        return new FetchLimits(
                List.of(ALLOWED, "*.feeds.example"), true, MOST_BYTES, Duration.ofSeconds(PATIENCE_SECONDS));
    }
}
