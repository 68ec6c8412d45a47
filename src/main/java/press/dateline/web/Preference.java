package press.dateline.web;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/** What a caller would like to have beside the answer (RFC 7240). */
public final class Preference {

    /** The header's name. */
    public static final String HEADER = "Prefer";

    private static final String EXPLAIN = "explain";

    private Preference() {}

    /** Whether the header's values name {@code explain}. */
    public static boolean isExplained(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split("[,;]", -1)))
                .anyMatch(one -> one.strip().toLowerCase(Locale.ROOT).equals(EXPLAIN));
    }
}
