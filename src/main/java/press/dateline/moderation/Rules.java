package press.dateline.moderation;

import java.util.List;
import press.dateline.site.RecordRules;

/**
 * The rules in force.
 *
 * @param postModerated whether what no phase holds back is shown at once
 * @param mostLinks how many links a comment may have
 * @param linkDomains where they may lead; empty: anywhere
 * @param ownDomain the site's own, where they may always lead
 * @param newReader how many approved comments it takes to be no longer new; 0: nobody is new
 * @param record whose comments a moderator decides on, for what became of others
 * @param external whether the moderation service is asked
 */
record Rules(
        boolean postModerated,
        int mostLinks,
        List<String> linkDomains,
        String ownDomain,
        CompiledList banned,
        CompiledList suspect,
        SpamInForce spam,
        int newReader,
        RecordRules record,
        boolean external) {

    CompiledList list(ListName name) {
        return name == ListName.BANNED ? banned : suspect;
    }
}
