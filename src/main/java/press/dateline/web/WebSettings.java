package press.dateline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How Dateline is seen from outside. */
@ConfigMapping(prefix = "dateline.web")
interface WebSettings {

    /** The root of all links to the API ({@code DATELINE_PUBLIC_URL}). */
    URI publicUrl();

    /** Web origins that may send writes from a browser ({@code DATELINE_WRITE_ORIGINS}, comma-separated). */
    Optional<List<String>> writeOrigins();

    /** The largest JSON body in bytes ({@code DATELINE_MAX_BODY}). */
    @WithName("max-body")
    @WithDefault("2097152")
    long maxBody();
}
