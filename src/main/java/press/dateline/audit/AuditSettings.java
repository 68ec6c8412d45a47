package press.dateline.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long it is kept who did what. */
@ConfigMapping(prefix = "dateline.audit")
public interface AuditSettings {

    /**
     * What is older is dropped, a month at a time ({@code DATELINE_AUDIT_RETENTION}); such as P2Y or P90D. It says from
     * where people worked, so it is not kept for ever unless that is wanted (P1000Y).
     */
    @WithDefault("P2Y")
    Period retention();
}
