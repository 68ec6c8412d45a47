package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/** What its provider says may be done with an item (ninjs {@code pubStatus}). */
public enum PublishingStatus {
    USABLE,

    /** Not to be used until further notice. */
    WITHHELD,

    /** Withdrawn for good. */
    CANCELED;

    /** The kind of withdrawal that it is; null where it is none. */
    @Nullable
    String withdrawal() {
        return switch (this) {
            case USABLE -> null;
            case WITHHELD -> "withhold";
            case CANCELED -> "kill";
        };
    }
}
