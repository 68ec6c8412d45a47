package press.dateline.change;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One public effect, before it has its number.
 *
 * @param revision the revision that it made, where the thing has revisions
 * @param reason why, where it may be told
 * @param actor the API key that did it; null for the machine itself
 */
public record Change(
        ChangeType type,
        UUID target,
        ChangeKind kind,
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable UUID actor) {

    /** The cache tag of everything that shows the thing. */
    public String cacheTag() {
        return type.word() + ":" + target;
    }
}
