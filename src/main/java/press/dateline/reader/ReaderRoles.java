package press.dateline.reader;

import java.util.List;

/** What readers can be, beside the author of an article. */
public final class ReaderRoles {

    /** Works for the publication. */
    public static final String STAFF = "staff";

    /** Knows the matter. */
    public static final String EXPERT = "expert";

    /** All of them. */
    public static final List<String> ALL = List.of(STAFF, EXPERT);

    private ReaderRoles() {}
}
