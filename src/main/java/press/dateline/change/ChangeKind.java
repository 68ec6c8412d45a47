package press.dateline.change;

import java.util.Locale;

/** What happened to it. */
public enum ChangeKind {
    PUBLISHED,
    UPDATED,
    CORRECTED,
    WITHDRAWN,
    RESTORED,
    RENAMED,
    DELETED;

    /** As it stands in JSON and SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
