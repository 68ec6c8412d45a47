package press.dateline.importing;

/** What its provider says may be done with an item (ninjs {@code pubStatus}). */
public enum PublishingStatus {
    USABLE,

    /** Not to be used until further notice. */
    WITHHELD,

    /** Withdrawn for good. */
    CANCELED
}
