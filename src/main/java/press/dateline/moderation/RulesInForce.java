package press.dateline.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a decision was made by, as they are stored with it: word lists by their revisions, the spam classifier
 * by its version. What an earlier release has stored says nothing of spam (version 0), of
 * readers (nobody is new, no record counts), nor of the moderation service.
 */
record RulesInForce(
        boolean postModerated,
        int mostLinks,
        List<String> linkDomains,
        String ownDomain,
        int banned,
        int suspect,
        int spamModel,
        @Nullable Double spamQueueAbove,
        @Nullable Double spamRejectAbove,
        int newReader,
        @Nullable Double recordRejectedShare,
        int recordAtLeast,
        boolean external) {

    static RulesInForce of(Rules rules) {
        return new RulesInForce(
                rules.postModerated(),
                rules.mostLinks(),
                rules.linkDomains(),
                rules.ownDomain(),
                rules.banned().revision(),
                rules.suspect().revision(),
                rules.spam().version(),
                rules.spam().rules().queueAbove(),
                rules.spam().rules().rejectAbove(),
                rules.newReader(),
                rules.record().rejectedShare(),
                rules.record().atLeast(),
                rules.external());
    }
}
