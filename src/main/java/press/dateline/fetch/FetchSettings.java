package press.dateline.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.List;
import java.util.Optional;

/** Where feeds may be fetched from. */
@ConfigMapping(prefix = "dateline.fetch")
public interface FetchSettings {

    /**
     * Hosts that may be asked ({@code DATELINE_FETCH_HOSTS}, comma-separated); {@code *.example.org} stands for all below
     * example.org. Without any, nothing is fetched.
     */
    Optional<List<@WithConverter(HostName.class) String>> hosts();
}
