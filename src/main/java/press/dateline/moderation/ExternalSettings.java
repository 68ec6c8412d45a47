package press.dateline.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;
import press.dateline.web.PositiveDuration;

/** A moderation service of the publisher's that is asked, too. */
@ConfigMapping(prefix = "dateline.moderation")
public interface ExternalSettings {

    /** Where it is asked, by POST ({@code DATELINE_MODERATION_URL}). Without it nobody is. */
    Optional<@WithConverter(ServiceUrl.class) URI> url();

    /** What requests to it are signed with ({@code DATELINE_MODERATION_SECRET}); where it is asked, there is one. */
    Optional<String> secret();

    /** How long it has for an answer ({@code DATELINE_MODERATION_TIMEOUT}); then a moderator decides. */
    @WithDefault("1S")
    @WithConverter(PositiveDuration.class)
    Duration timeout();

    /** Reads where it is asked. What is wrong is not repeated: it may hold a key. */
    final class ServiceUrl implements Converter<URI> {

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
}
