package press.dateline.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the address of a service that Dateline calls. What is wrong is not repeated: it may hold a key. */
public final class HttpUrl implements Converter<URI> {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public URI convert(String value) {
        try {
            URI url = new URI(value);
            if (url.isAbsolute() && SCHEMES.contains(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Refused below, as are URLs of another kind.
        }
        throw new IllegalArgumentException(
                "must be an absolute http or https URL, such as https://moderation.example.org/check");
    }
}
