package press.dateline.web;

/**
 * Which URLs a body may name, as patterns for its constraints: no user names, back slashes, white space or control
 * characters, all of which make a URL look like another; letters beyond ASCII are allowed (RFC 3987).
 */
public final class Urls {

    private static final String HOST = "[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*(?::[0-9]{1,5})?";
    private static final String CHARACTERS = "[^\\s\\p{C}\\p{Z}\"<>\\\\^`{|}]*";

    /** An absolute http or https URL. */
    public static final String WEB = "https?://" + HOST + "(?:[/?#]" + CHARACTERS + ")?";

    /** What to say of a value that is not {@link #WEB}. */
    public static final String WEB_MESSAGE = "must be an http or https URL, such as https://www.example.org/";

    /** An absolute http or https URL, or a path on this server, beginning with one slash. */
    public static final String WEB_OR_HERE = WEB + "|/(?!/)" + CHARACTERS;

    /** What to say of a value that is not {@link #WEB_OR_HERE}. */
    public static final String WEB_OR_HERE_MESSAGE = "must be an http or https URL, or begin with a single slash";

    private Urls() {}
}
