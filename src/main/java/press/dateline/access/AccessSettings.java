package press.dateline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may call. */
@ConfigMapping(prefix = "dateline")
public interface AccessSettings {

    /** Whether what is published may be read without a key ({@code DATELINE_ANONYMOUS_READ}). */
    @WithDefault("true")
    boolean anonymousRead();

    /** Whether comments may be posted without a key ({@code DATELINE_ANONYMOUS_COMMENTS}). */
    @WithDefault("true")
    boolean anonymousComments();

    /** The first administrator key, instead of one that is made and printed ({@code DATELINE_ADMIN_KEY}). */
    Optional<String> adminKey();
}
