package press.dateline.access;

import java.util.Set;

/** Why something is not given to a partner, as answers say it. */
public final class Reason {

    /** Not yet. */
    public static final String DELAY = "delay";

    /** What is agreed on is not in force yet. */
    public static final String NOT_IN_FORCE = "not-yet-in-force";

    /** It is to be unpublished by then. */
    public static final String UNPUBLISHED = "unpublished";

    /** Too old. */
    public static final String ARCHIVE = "archive";

    /** The rights in it have ended. */
    public static final String EXPIRED = "rights-expired";

    /** The entitlement excludes it. */
    public static final String EXCLUDED = "excluded";

    /** The entitlement excludes images of the holder. */
    public static final String EXCLUDED_HOLDER = "holder-excluded";

    /** The entitlement is without images. */
    public static final String NO_IMAGES = "images-not-included";

    /** The entitlement is for summaries. */
    public static final String SUMMARY = "summary-only";

    /** Nothing is agreed on, or not now. */
    public static final String NO_ENTITLEMENT = "no-entitlement";

    /** What is agreed on is not for this country and channel. */
    public static final String NOT_FOR = "not-agreed-here";

    /** It may not be shown there. */
    public static final String TERRITORY = "territory";

    /** It may not be shown by this. */
    public static final String CHANNEL = "channel";

    /** Partners do not get it; {@link #told} says whether they may ask. */
    static final String SYNDICATION = "syndication";

    private Reason() {}

    /** It is under none of what was agreed on: {@code section}, {@code language} and so on. */
    static String notIn(Set<String> traits) {
        String one = traits.iterator().next();
        return one.substring(0, one.indexOf(':'));
    }

    /** As it is told: {@code syndication-ask} where the holder may be asked, {@code syndication-no} where not. */
    static String told(String reason, Listing of) {
        return reason.equals(SYNDICATION)
                ? SYNDICATION + (of.traits().contains(Trait.syndication("ask")) ? "-ask" : "-no")
                : reason;
    }
}
