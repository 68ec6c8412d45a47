package press.dateline.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log.
 *
 * @param seq its number: without gaps, in the order of the commits
 * @param revision the revision that it made, where the thing has revisions
 * @param reason why, where it may be told
 * @param audience whom it is for, where it is not for all: {@link Change#EMBARGO}
 * @param into what it was merged into, where it was merged
 * @param cacheTags the tags of all answers that it makes outdated
 */
public record LoggedChange(
        long seq,
        ChangeType type,
        UUID target,
        ChangeKind kind,
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable String audience,
        @Nullable UUID into,
        List<String> cacheTags,
        Instant at) {

    /** The articles that it is of: one, none, or many that are listed elsewhere since. */
    public List<UUID> articles() {
        return switch (type) {
            case ARTICLE -> List.of(target);
            case LISTING ->
                cacheTags.stream()
                        .flatMap(tag -> ChangeType.ARTICLE.ofTag(tag).stream())
                        .toList();
            default -> List.of();
        };
    }
}
