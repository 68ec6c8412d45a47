package press.dateline.web;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How Dateline is seen from outside; filters, which Quarkus makes at static initialisation, read it too. */
@StaticInitSafe
@ConfigMapping(prefix = "dateline")
interface WebSettings {

    /** The root of all links to the API ({@code DATELINE_PUBLIC_URL}). */
    @WithDefault("http://localhost:${dateline.port:8080}")
    URI publicUrl();

    /** Web origins that may send writes from a browser ({@code DATELINE_WRITE_ORIGINS}, comma-separated). */
    Optional<List<String>> writeOrigins();

    /** The largest JSON body in bytes ({@code DATELINE_MAX_BODY}). */
    @WithDefault("2097152")
    long maxBody();
}
