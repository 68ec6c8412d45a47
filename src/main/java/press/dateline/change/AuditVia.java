package press.dateline.change;

import java.util.Locale;

/** How something came to be done. */
public enum AuditVia {
    /** By a request. */
    API,
    /** By an item of an import. */
    IMPORT,
    /** By Dateline itself: a schedule, a start. */
    MACHINE;

    /** As it stands in JSON and SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
