package press.dateline.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other features need of an article.
 *
 * @param status published or withdrawn, as the caller may know it; else unknown
 * @param discussion how its discussion stands
 * @param embargoUntil set while it is under embargo
 * @param endsAt when it is unpublished by the clock; null where it is not
 * @param withdrawnAt when it was withdrawn
 * @param withdrawalReason why, as the public may know
 */
public record ArticleCard(
        UUID id,
        String slug,
        String status,
        DiscussionStanding discussion,
        @Nullable Instant embargoUntil,
        @Nullable Instant endsAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawalReason) {

    /** Whether the caller may read it. */
    public boolean isPublished() {
        return status.equals(Standing.PUBLISHED.name());
    }

    /** Whether the caller may read it and its discussion: that may be closed, but is neither hidden nor off. */
    public boolean showsDiscussion() {
        return isPublished() && discussion.isShown();
    }

    /** Whether it was withdrawn, and the caller may know of that. */
    public boolean isWithdrawn() {
        return status.equals(Standing.WITHDRAWN.name());
    }

    /** Whether the caller may know of it at all. */
    public boolean isKnown() {
        return isPublished() || isWithdrawn();
    }
}
