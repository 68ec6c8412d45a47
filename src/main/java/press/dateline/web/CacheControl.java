package press.dateline.web;

/** How long, and by whom, answers may be stored elsewhere (RFC 9111, section 5.2.2). */
public final class CacheControl {

    /** By nobody. */
    public static final String NOBODY = "private, no-store";

    private static final String EVERYBODY = "max-age=30";

    private CacheControl() {}

    /**
     * That of a good answer to a read.
     *
     * @param isPublic whether everybody may see it
     * @param hasKey whether a key asked for it
     * @param atLeast whether it was asked for as of a number of the log
     */
    public static String ofRead(boolean isPublic, boolean hasKey, boolean atLeast) {
        if (!isPublic) {
            return NOBODY;
        }
        if (atLeast) {
            return "no-store";
        }
        return hasKey ? "private, no-cache" : EVERYBODY;
    }
}
