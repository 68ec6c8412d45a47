package press.dateline.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import press.dateline.web.PositiveDuration;

/** What finding articles may cost. */
@ConfigMapping(prefix = "dateline")
public interface QuerySettings {

    /**
     * How long one question to the index may take ({@code DATELINE_QUERY_LIMIT}); what takes longer is refused with
     * {@code query-too-expensive}, or left out of an answer that can do without it. A request asks one, and one more
     * for each part that it wants included.
     */
    @WithDefault("2S")
    @WithConverter(PositiveDuration.class)
    Duration queryLimit();
}
