package press.dateline.ingest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed elsewhere that is fetched on a schedule.
 *
 * @param format null: told from what is fetched
 * @param revision counts the edits, and when Dateline has paused it
 * @param nextAt when it is fetched next, unless it is paused
 * @param last what came of it
 */
record FeedSource(
        UUID id,
        String name,
        String url,
        @Nullable String format,
        int intervalMinutes,
        boolean paused,
        int revision,
        Instant createdAt,
        Instant modifiedAt,
        Instant nextAt,
        Last last) {

    /**
     * What the fetches so far have brought.
     *
     * @param outcome of the last one, as {@link FetchOutcome} has it; null before the first
     * @param problem of the last one, in words
     * @param failures since it went well last
     * @param importId the last import, which may be forgotten by now
     */
    record Last(
            @Nullable Instant fetchedAt,
            @Nullable Instant succeededAt,
            @Nullable String outcome,
            @Nullable String problem,
            int failures,
            @Nullable String movedTo,
            @Nullable UUID importId,
            @Nullable String etag,
            @Nullable String lastModified) {}
}
