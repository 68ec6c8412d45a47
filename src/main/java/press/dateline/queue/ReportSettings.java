package press.dateline.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What readers' reports do. */
@ConfigMapping(prefix = "dateline.reports")
public interface ReportSettings {

    /**
     * How many reports hide an approved comment until a moderator has looked ({@code DATELINE_REPORTS_HIDE}); 0 or
     * less: they never do.
     */
    @WithDefault("3")
    int hide();
}
