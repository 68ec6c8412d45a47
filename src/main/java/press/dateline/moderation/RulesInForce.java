package press.dateline.moderation;

import java.util.List;

/** The rules that a decision was made by, as they are stored with it: word lists by their revisions. */
record RulesInForce(
        boolean postModerated, int mostLinks, List<String> linkDomains, String ownDomain, int banned, int suspect) {

    static RulesInForce of(Rules rules) {
        return new RulesInForce(
                rules.postModerated(),
                rules.mostLinks(),
                rules.linkDomains(),
                rules.ownDomain(),
                rules.banned().revision(),
                rules.suspect().revision());
    }
}
