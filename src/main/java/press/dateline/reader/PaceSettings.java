package press.dateline.reader;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often readers may write: post, edit, react, report, appeal, erase. What they delete is not counted. */
@StaticInitSafe // tests set it where settings are checked before the start
@ConfigMapping(prefix = "dateline.comments")
public interface PaceSettings {

    /** How often in a minute one reader may ({@code DATELINE_COMMENTS_PER_MINUTE}); 0 or less: as often as they like. */
    @WithDefault("10")
    int perMinute();

    /**
     * How often in a minute all readers behind one address may, of IPv6 behind one network of 64 bits
     * ({@code DATELINE_COMMENTS_ADDRESS_PER_MINUTE}); 0 or less: as often as they like.
     */
    @WithDefault("30")
    int addressPerMinute();
}
