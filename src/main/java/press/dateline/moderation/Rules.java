package press.dateline.moderation;

import java.util.List;

/**
 * The rules in force.
 *
 * @param postModerated whether what no phase holds back is shown at once
 * @param mostLinks how many links a comment may have
 * @param linkDomains where they may lead; empty: anywhere
 * @param ownDomain the site's own, where they may always lead
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
        boolean external) {

    CompiledList list(ListName name) {
        return name == ListName.BANNED ? banned : suspect;
    }
}
