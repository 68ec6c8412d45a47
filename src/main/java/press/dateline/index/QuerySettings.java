package press.dateline.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What finding articles may cost. */
@ConfigMapping(prefix = "dateline")
public interface QuerySettings {

    /**
     * How long it may take to find what a request asks for ({@code DATELINE_QUERY_LIMIT}); what takes longer is refused
     * with {@code query-too-expensive}.
     */
    @WithDefault("2S")
    Duration queryLimit();
}
