package press.dateline.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Caches in front that are told what is outdated, by PURGE ({@code DATELINE_PURGE_URLS}, comma-separated). */
    Optional<List<URI>> purgeUrls();

    /** How long those may keep an answer of which they hear no more ({@code DATELINE_PURGEABLE_MAX_AGE}). */
    @WithDefault("1H")
    Duration purgeableMaxAge();
}
