package press.dateline.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How far fetching may go.
 *
 * @param hosts that may be asked; {@code *.example.org} stands for all below example.org; none where it is empty
 * @param loopback whether the machine itself may be asked, for tests
 * @param mostBytes of an answer, unpacked
 * @param patience for one fetch with all its redirects
 */
record FetchLimits(List<String> hosts, boolean loopback, int mostBytes, Duration patience) {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int PATIENCE_SECONDS = 30;

    FetchLimits {
        hosts = hosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT).strip())
                .toList();
    }

    /** Those of a running server. */
    static FetchLimits of(FetchSettings settings) {
        return new FetchLimits(
                settings.hosts().orElse(List.of()), false, MOST_BYTES, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    boolean allows(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(allowed -> allowed.startsWith("*.")
                        ? asked.endsWith(allowed.substring(1)) && asked.length() > allowed.length() - 1
                        : asked.equals(allowed));
    }
}
