package press.dateline.change;

import java.util.Locale;

/** What happens when a time has come. */
public enum DueKind {
    /** An article's newest draft is published. */
    PUBLISH,
    /** An article is taken from the public. */
    UNPUBLISH,
    /** Everybody may see an article that was under embargo. */
    EMBARGO_END,
    /** The licence of an image ends. */
    RIGHTS_END,
    /** An article comes or goes for some partner. */
    CONTRACT_TERM,
    /** An entitlement begins or ends. */
    ENTITLEMENT_TURN;

    /** As it stands in JSON and SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DueKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
