package press.dateline.change;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/**
 * Something that is to happen to a thing at a time.
 *
 * @param actor the API key that asked for it; null for the machine itself
 */
public record Due(
        UUID id,
        ChangeType type,
        UUID target,
        DueKind kind,
        Instant at,
        @Nullable UUID actor) {

    /** One that is not stored yet. */
    public Due(ChangeType type, UUID target, DueKind kind, Instant at, @Nullable UUID actor) {
        this(Ids.next(), type, target, kind, at, actor);
    }
}
