package press.dateline.index;

import java.util.Locale;

/** In which order articles are listed; what is equal stands in the order of the ids. */
public enum ArticleOrder {
    /** By first publication, the newest first. */
    NEWEST,
    /** By first publication, the oldest first. */
    OLDEST,
    /** By the time that an editor declared it updated, or else of publication, the newest first. */
    UPDATED,
    /** By how well the text matches, and how new it is; the best first. */
    RELEVANCE;

    /** As it stands in a request. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
