package press.dateline.change;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One public effect, before it has its number.
 *
 * @param revision the revision that it made, where the thing has revisions
 * @param reason why, where it may be told
 * @param audience whom it is for, where it is not for all: {@link #EMBARGO}
 * @param actor the API key that did it; null for the machine itself
 * @param into of what was merged, what it was merged into
 */
public record Change(
        ChangeType type,
        UUID target,
        ChangeKind kind,
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable String audience,
        @Nullable UUID actor,
        @Nullable UUID into) {

    /** For those that may see what is under embargo. */
    public static final String EMBARGO = "embargo";

    /** A change that is for all. */
    public Change(
            ChangeType type,
            UUID target,
            ChangeKind kind,
            @Nullable Integer revision,
            @Nullable String reason,
            @Nullable UUID actor) {
        this(type, target, kind, revision, reason, null, actor);
    }

    /** A change that merges nothing. */
    public Change(
            ChangeType type,
            UUID target,
            ChangeKind kind,
            @Nullable Integer revision,
            @Nullable String reason,
            @Nullable String audience,
            @Nullable UUID actor) {
        this(type, target, kind, revision, reason, audience, actor, null);
    }

    /** One thing was merged into another of its type. */
    static Change merged(ChangeType type, UUID target, UUID into, @Nullable UUID actor) {
        return new Change(type, target, ChangeKind.MERGED, null, null, null, actor, into);
    }

    /** The cache tag of everything that shows the thing. */
    public String cacheTag() {
        return type.word() + ":" + target;
    }
}
