package press.dateline.web;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;

/** How Dateline is seen from outside; filters, which Quarkus makes at static initialisation, read it too. */
@StaticInitSafe
@ConfigMapping(prefix = "dateline")
public interface WebSettings {

    /** The root of all links to the API ({@code DATELINE_PUBLIC_URL}); by default the port on localhost. */
    Optional<@WithConverter(HttpUrl.class) URI> publicUrl();

    /** Web origins that may send writes from a browser ({@code DATELINE_WRITE_ORIGINS}, comma-separated). */
    Optional<List<String>> writeOrigins();

    /**
     * Proxies in front, whose {@code X-Forwarded-For} is believed ({@code DATELINE_TRUSTED_PROXIES}, addresses and networks,
     * comma-separated); by default nobody's.
     */
    Optional<List<@WithConverter(AddressRange.Setting.class) AddressRange>> trustedProxies();

    /** The largest JSON body in bytes ({@code DATELINE_MAX_BODY}). */
    @WithDefault("2097152")
    long maxBody();

    /** Reads the root of links. */
    final class HttpUrl implements Converter<URI> {

        private static final long serialVersionUID = 1L;
        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public URI convert(String value) {
            try {
                URI url = new URI(value);
                if (url.isAbsolute()
                        && SCHEMES.contains(url.getScheme())
                        && url.getHost() != null
                        && url.getQuery() == null
                        && url.getFragment() == null) {
                    return url;
                }
            } catch (URISyntaxException _) {
                // Refused below, as are URLs of another kind.
            }
            throw new IllegalArgumentException("must be an absolute http or https URL without query and fragment,"
                    + " such as https://api.example.org, but is '" + value + "'");
        }
    }
}
