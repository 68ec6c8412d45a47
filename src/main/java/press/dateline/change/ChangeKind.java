package press.dateline.change;

import java.util.Locale;

/** What happened to it. */
public enum ChangeKind {
    PUBLISHED,
    UPDATED,
    CORRECTED,
    WITHDRAWN,
    RESTORED,
    /** Somebody may see it now who could not before: an embargo has ended, say. */
    AVAILABLE,
    /** Somebody may see it no longer, though it was not withdrawn. */
    LEFT,
    RENAMED,
    MERGED,
    DELETED;

    /** As it stands in JSON and SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
