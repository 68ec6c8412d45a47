package press.dateline.change;

import io.smallrye.config.ConfigMapping;
import java.time.Period;
import java.util.Optional;

/** How long the change log is kept. */
@ConfigMapping(prefix = "dateline.change")
public interface ChangeSettings {

    /**
     * Changes older than this are dropped, a million at a time ({@code DATELINE_CHANGE_RETENTION}); such as P2Y or P90D.
     * Whoever then asks for older ones is told so. Without it all are kept.
     */
    Optional<Period> retention();
}
