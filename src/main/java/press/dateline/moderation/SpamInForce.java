package press.dateline.moderation;

import org.jspecify.annotations.Nullable;
import press.dateline.site.SpamRules;

/**
 * The spam classifier as it is in force.
 *
 * @param model absent as long as moderators have not decided enough
 */
record SpamInForce(@Nullable SpamModel model, SpamRules rules) {

    static final SpamInForce NONE = new SpamInForce(null, new SpamRules(null, null));

    /** The version of the model; 0 where there is none. */
    int version() {
        return model == null ? 0 : model.version();
    }
}
