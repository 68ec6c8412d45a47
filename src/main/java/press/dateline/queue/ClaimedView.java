package press.dateline.queue;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.access.HasSecret;

/** What a moderator has taken from the queue. */
@Schema(name = "Claimed", description = "What a moderator has taken from the queue")
record ClaimedView(
        @Schema(description = "When what is not decided by then is free again")
        Instant until,

        @Schema(description = "The comments, in the order of the queue; empty: none is left that nobody has claimed")
        List<QueueItemView> items)
        implements HasSecret {

    /** Who has posted, and who has given notice of illegal content, is not kept with the answer. */
    @Override
    public ClaimedView withoutSecret() {
        return new ClaimedView(
                until, items.stream().map(QueueItemView::withoutPeople).toList());
    }
}
