package press.dateline.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalDouble;

/** What callers without a key may use. */
@ConfigMapping(prefix = "dateline.anonymous")
public interface QuotaSettings {

    /**
     * How many requests a second one address may send without a key, to all instances together ({@code
     * DATELINE_ANONYMOUS_RATE}). Off by default: behind one address there may be a cache that serves all readers.
     */
    OptionalDouble rate();

    /** How many of them may come at once after a pause ({@code DATELINE_ANONYMOUS_BURST}). */
    @WithDefault("200")
    int burst();
}
