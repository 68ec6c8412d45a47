package press.dateline.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/**
 * One public effect, before it has its number.
 *
 * @param revision the revision that it made, where the thing has revisions
 * @param reason why, where it may be told
 * @param audience whom it is for, where it is not for all: {@link #EMBARGO}, {@link #CONTRACTS}, {@link #delay},
 *     {@link #age} or {@link #partner}
 * @param actor the API key that did it; null for the machine itself
 * @param into of what was merged, what it was merged into
 * @param lists of an article, the tags of the lists that it may enter by this
 * @param articles of a listing, the articles
 */
public record Change(
        ChangeType type,
        UUID target,
        ChangeKind kind,
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable String audience,
        @Nullable UUID actor,
        @Nullable UUID into,
        CacheTags lists,
        List<UUID> articles) {

    /** For those that may see what is under embargo. */
    public static final String EMBARGO = "embargo";

    /** For all partners. */
    public static final String CONTRACTS = "contracts";

    /** For partners to whom articles come so long after their publication. */
    public static String delay(Duration delay) {
        return "delay:" + delay.toSeconds();
    }

    /** For partners from whom articles go so long after their publication. */
    public static String age(Duration age) {
        return "age:" + age.toSeconds();
    }

    /** For one partner. */
    public static String partner(UUID id) {
        return "partner:" + id;
    }

    private static final int MOST_RELISTED = 1_000;

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
        this(type, target, kind, revision, reason, audience, actor, null, CacheTags.NONE, List.of());
    }

    /** One thing was merged into another of its type. */
    static Change merged(ChangeType type, UUID target, UUID into, @Nullable UUID actor) {
        return new Change(type, target, ChangeKind.MERGED, null, null, null, actor, into, CacheTags.NONE, List.of());
    }

    /** The same of articles that may enter lists by it. */
    public Change entering(CacheTags entered) {
        return new Change(type, target, kind, revision, reason, audience, actor, into, entered, articles);
    }

    /**
     * The same of an article that stays where it was in all lists, but for those that any update may change.
     *
     * @param listed the tags of the lists under its facets: the release before knows no better than to outdate them
     */
    public Change staying(CacheTags listed) {
        return entering(listed.and(CacheTags.UPDATES));
    }

    /**
     * Articles are listed otherwise, though they were not published anew: a card that they show has changed, or their
     * end has been set. One change for many of them.
     */
    public static List<Change> relisted(List<UUID> articles) {
        List<Change> changes = new ArrayList<>();
        for (int from = 0; from < articles.size(); from += MOST_RELISTED) {
            List<UUID> some = List.copyOf(articles.subList(from, Math.min(articles.size(), from + MOST_RELISTED)));
            changes.add(new Change(
                    ChangeType.LISTING,
                    some.getFirst(),
                    ChangeKind.UPDATED,
                    null,
                    null,
                    null,
                    null,
                    null,
                    CacheTags.NONE,
                    some));
        }
        return changes;
    }

    /** What changes can be of. */
    public static List<String> types() {
        return audited().map(ChangeType::word).toList();
    }

    /** All that {@link #action} may say. */
    public static List<String> actions() {
        return audited()
                .flatMap(type -> Arrays.stream(ChangeKind.values()).map(kind -> action(type, kind)))
                .toList();
    }

    private static Stream<ChangeType> audited() {
        return Arrays.stream(ChangeType.values()).filter(ChangeType::isAudited);
    }

    /** What was done, in the words of the contract's operations. */
    String action() {
        return action(type, kind);
    }

    private static String action(ChangeType type, ChangeKind kind) {
        String verb = switch (kind) {
            case PUBLISHED -> type == ChangeType.ARTICLE ? "publish" : "create";
            case UPDATED -> "update";
            case CORRECTED -> "correct";
            case WITHDRAWN ->
                switch (type) {
                    case KEY -> "revoke";
                    case ENTITLEMENT -> "end";
                    default -> "withdraw";
                };
            case RESTORED -> "restore";
            case AVAILABLE -> "release";
            case LEFT -> "retire";
            case RENAMED -> "rename";
            case MERGED -> "merge";
            case DELETED -> "delete";
        };
        String noun = type.word();
        return verb + noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
    }

    /** What the log keeps for those who follow it: the articles of a listing, and the lists that articles may enter. */
    List<String> tags() {
        return Stream.concat(articles.stream().map(ChangeType.ARTICLE::tag), lists.texts().stream())
                .toList();
    }
}
