package press.dateline.importing;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is something to look at from the first start. */
@StaticInitSafe
@ConfigMapping(prefix = "dateline")
public interface DemoSettings {

    /**
     * Whether the first start loads the demonstration content ({@code DATELINE_DEMO}): by default with the embedded
     * database, and not with a given one.
     */
    @WithDefault("false")
    boolean demo();
}
