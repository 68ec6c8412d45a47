package press.dateline.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long it is kept what callers were given. */
@ConfigMapping(prefix = "dateline")
public interface UsageSettings {

    /** Counts that are older are dropped, a month at a time ({@code DATELINE_USAGE_RETENTION}). */
    @WithDefault("P400D")
    Period usageRetention();

    /**
     * Of articles that were made so long ago it is forgotten who holds them, a month at a time
     * ({@code DATELINE_DELIVERY_RETENTION}): they can be recalled from nobody.
     */
    @WithDefault("P10Y")
    Period deliveryRetention();
}
