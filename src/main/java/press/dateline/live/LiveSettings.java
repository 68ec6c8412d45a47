package press.dateline.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What listening to discussions may cost. */
@ConfigMapping(prefix = "dateline.live")
public interface LiveSettings {

    /**
     * How many may listen to this instance's discussions at once ({@code DATELINE_LIVE_LISTENERS}): each is an open
     * connection, which takes some ten kilobytes.
     */
    @WithDefault("5000")
    int listeners();
}
