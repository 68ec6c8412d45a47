package press.dateline.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept in memory of what was answered. */
@ConfigMapping(prefix = "dateline")
public interface CacheSettings {

    /** How much memory answers may take, such as 128M; 0 keeps none ({@code DATELINE_CACHE_SIZE}). */
    @WithDefault("128M")
    MemorySize cacheSize();

    /**
     * How long public answers from memory are given while the database cannot be reached
     * ({@code DATELINE_STALE_LIMIT}); those to keys at most 30 seconds.
     */
    @WithDefault("10M")
    Duration staleLimit();
}
