package press.dateline.comment;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/** What moderators set apart comments with. */
enum Mark {
    FEATURED("featured") {
        @Override
        @Nullable
        Instant of(Comment comment) {
            return comment.featuredAt;
        }

        @Override
        void set(Comment comment, @Nullable Instant at) {
            comment.featuredAt = at;
        }
    },

    PINNED("pinned") {
        @Override
        @Nullable
        Instant of(Comment comment) {
            return comment.pinnedAt;
        }

        @Override
        void set(Comment comment, @Nullable Instant at) {
            comment.pinnedAt = at;
        }
    },

    AUTHOR_REPLIED("author-replied") {
        @Override
        @Nullable
        Instant of(Comment comment) {
            return comment.authorRepliedAt;
        }

        @Override
        void set(Comment comment, @Nullable Instant at) {
            comment.authorRepliedAt = at;
        }
    };

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /**
     * The mark with this name.
     *
     * @throws ProblemException 404 with the names that there are
     */
    static Mark of(String word) {
        return Arrays.stream(values())
                .filter(mark -> mark.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no mark '" + Texts.excerpt(word) + "'; there are "
                                + Arrays.stream(values()).map(mark -> mark.word).collect(Collectors.joining(", "))
                                + "."));
    }

    /** Since when a comment has it; null where it has not. */
    abstract @Nullable Instant of(Comment comment);

    /** Gives it to a comment or, without a time, takes it off. */
    abstract void set(Comment comment, @Nullable Instant at);

    /** Whether replies can have it, too. */
    boolean isForReplies() {
        return this == FEATURED;
    }

    String word() {
        return word;
    }
}
