package press.dateline.ingest;

import java.util.Locale;

/** What came of a fetch. */
enum FetchOutcome {
    /** Something new was there, and an import of it was begun. */
    IMPORTED,
    /** It is what it was. */
    UNCHANGED,
    /** The server wants to be asked less often (429), or cannot answer for now (503). */
    LIMITED,
    /** The server says that there is nothing any more, and will not be again (410). */
    GONE,
    /** It may not be asked: its host is not allowed, or not of the public internet. */
    REFUSED,
    /** It could not be reached or read. */
    FAILED;

    /** As the API and the database have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
