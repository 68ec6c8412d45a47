package press.dateline.change;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/**
 * A row of the log.
 *
 * @param seq its number: without gaps, in the order of the commits
 * @param revision the revision that it made, where the thing has revisions
 * @param reason why, where it may be told
 * @param audience whom it is for, where it is not for all: see {@link Change}
 * @param into what it was merged into, where it was merged
 * @param lists of articles, the tags of the lists that they may enter by this; see {@link Change#staying}
 * @param relisted the articles of a listing
 * @param before what contracts look at of articles that were public, as it was before, as JSON, where it was asked for
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
        CacheTags lists,
        List<UUID> relisted,
        Instant at,
        @Nullable String before) {

    /** The articles that it is of: one, none, or many that are listed elsewhere since. */
    public List<UUID> articles() {
        return type == ChangeType.ARTICLE ? List.of(target) : relisted;
    }

    /** Whether it concerns partners alone: what everybody sees is as it was. */
    public boolean isForPartners() {
        return audience != null && !audience.equals(Change.EMBARGO);
    }

    /** Whether the article is listed as before. */
    private boolean stays() {
        return Arrays.stream(lists.values()).anyMatch(tag -> tag == CacheTags.UPDATES);
    }

    /** The tags of all answers that it makes outdated; a change of the site outdates all, whatever their tags. */
    public CacheTags outdated() {
        if (stays()) {
            return CacheTags.ofShown(List.of(target)).and(CacheTags.COUNTS).and(CacheTags.UPDATES);
        }
        CacheTags shown = lists.and(CacheTags.shows(target));
        if (into != null) {
            shown = shown.and(CacheTags.shows(into));
        }
        for (UUID article : relisted) {
            shown = shown.and(CacheTags.shows(article));
        }
        if (type == ChangeType.LISTING) {
            return shown.and(CacheTags.COUNTS).and(CacheTags.LISTS);
        }
        if (type == ChangeType.ARTICLE) {
            shown = shown.and(CacheTags.COUNTS);
            boolean goes = kind == ChangeKind.WITHDRAWN || kind == ChangeKind.LEFT || kind == ChangeKind.DELETED;
            if (goes) {
                return shown.and(CacheTags.WITHDRAWALS);
            }
            // An older release beside this one does not say which.
            return shown.and(CacheTags.ARTICLES)
                    .and(lists.values().length == 0 ? CacheTags.ofAllLists() : CacheTags.NONE);
        }
        return shown.and(CacheTags.all(type.word()));
    }
}
