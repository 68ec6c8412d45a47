package press.dateline.importing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How imports are bounded. */
@ConfigMapping(prefix = "dateline.import")
public interface ImportSettings {

    /** The most bytes that an upload may have once it is unpacked ({@code DATELINE_IMPORT_MAX_BYTES}). */
    @WithDefault("10737418240")
    long maxBytes();

    /** Items that one transaction stores ({@code DATELINE_IMPORT_BATCH}). */
    @WithDefault("200")
    int batch();
}
