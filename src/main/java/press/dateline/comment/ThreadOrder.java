package press.dateline.comment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/** The order of the threads of a discussion: by columns that have an index, and end in a unique one. */
enum ThreadOrder {
    NEWEST("newest", "(c.created_at, c.id) < (:time, :id)", "c.created_at DESC, c.id DESC"),
    OLDEST("oldest", "(c.created_at, c.id) > (:time, :id)", "c.created_at, c.id"),
    /** By what is counted, so that pages neither repeat nor leave out a thread that nobody answers meanwhile. */
    MOST_REPLIED(
            "most-replied",
            "t.article_id = :article AND t.shown = 1 AND (t.replies, t.created_at, t.root_id) < (:number, :time, :id)",
            "t.replies DESC, t.created_at DESC, t.root_id DESC"),
    /** Likewise. */
    MOST_LIKED(
            "most-liked",
            "t.article_id = :article AND t.shown = 1 AND (t.likes, t.created_at, t.root_id) < (:number, :time, :id)",
            "t.likes DESC, t.created_at DESC, t.root_id DESC");

    static final String DEFAULT = "newest";

    private static final Paging.After BEFORE_ALL = new Paging.After(Comments.FIRST_TIME, Paging.FIRST_ID, "", 0);
    private static final Paging.After BEHIND_ALL =
            new Paging.After(Comments.LAST_TIME, Comments.LAST_ID, "", Integer.MAX_VALUE);

    private final String word;
    private final String condition;
    private final String columns;

    ThreadOrder(String word, String condition, String columns) {
        this.word = word;
        this.condition = condition;
        this.columns = columns;
    }

    /**
     * The order with this name.
     *
     * @throws ProblemException 400 with the names that there are
     */
    static ThreadOrder of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        "sort",
                        "there is no '" + Texts.excerpt(word) + "'; there are "
                                + Arrays.stream(values())
                                        .map(order -> order.word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** SQL over the first comment c and its counts t: what comes after a position. */
    String condition() {
        return condition;
    }

    /** SQL: what to order by. */
    String columns() {
        return columns;
    }

    /** The same over the anchor k of the first comment, which has an index of its own; not for what is counted. */
    String conditionOfAnchors() {
        return ofAnchors(condition);
    }

    /** SQL over the anchor: what to order by. */
    String columnsOfAnchors() {
        return ofAnchors(columns);
    }

    private static String ofAnchors(String sql) {
        return sql.replace("c.created_at", "k.created_at").replace("c.id", "k.comment_id");
    }

    /** Whether threads are found by what is counted. */
    boolean isCounted() {
        return this == MOST_REPLIED || this == MOST_LIKED;
    }

    /** Where this page begins. */
    Paging.After after(Paging paging) {
        return (isCounted() ? paging.afterNumberAndTime() : paging.afterTime())
                .orElse(this == OLDEST ? BEFORE_ALL : BEHIND_ALL);
    }

    /** The sort keys of a thread. */
    List<?> keys(Threads.Counted thread) {
        Comment first = thread.first();
        return switch (this) {
            case NEWEST, OLDEST -> List.of(first.createdAt, first.id);
            case MOST_REPLIED -> List.of(thread.counted(), first.createdAt, first.id);
            case MOST_LIKED -> List.of(thread.likes(), first.createdAt, first.id);
        };
    }
}
