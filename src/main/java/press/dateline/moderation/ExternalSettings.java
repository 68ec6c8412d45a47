package press.dateline.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import press.dateline.web.HttpUrl;
import press.dateline.web.PositiveDuration;

/** A moderation service of the publisher's that is asked, too. */
@ConfigMapping(prefix = "dateline.moderation")
public interface ExternalSettings {

    /** Where it is asked, by POST ({@code DATELINE_MODERATION_URL}). Without it nobody is. */
    Optional<@WithConverter(HttpUrl.class) URI> url();

    /** What requests to it are signed with ({@code DATELINE_MODERATION_SECRET}); where it is asked, there is one. */
    Optional<String> secret();

    /** How long it has for an answer ({@code DATELINE_MODERATION_TIMEOUT}); then a moderator decides. */
    @WithDefault("1S")
    @WithConverter(PositiveDuration.class)
    Duration timeout();
}
