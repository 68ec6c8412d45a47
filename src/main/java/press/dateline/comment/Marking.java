package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Sets comments apart, or no longer; doing so again changes nothing. */
@ApplicationScoped
class Marking {

    /** How many threads of a discussion can be pinned; all of them are on its first page, beside the others. */
    static final int MOST_PINNED = 3;

    private final Session session;
    private final Comments comments;
    private final Clock clock;

    Marking(Session session, Comments comments, Clock clock) {
        this.session = session;
        this.comments = comments;
        this.clock = clock;
    }

    /**
     * Gives a comment a mark.
     *
     * @return its id
     * @throws ProblemException 404 where there is none; 409 where it is not shown, is a reply and only threads can have
     *     the mark, or too many are pinned
     */
    UUID mark(String id, Mark mark) {
        Comment comment = locked(id);
        if (comment.parentId != null && !mark.isForReplies()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "This is a reply, and only what a thread begins with can be " + mark.word()
                            + ": mark the comment with the id " + comment.rootId + ".");
        }
        if (comments.shown(comment.id).isEmpty()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    comment.state.equals(Comment.APPROVED)
                            ? "What the thread of this comment begins with is not approved: only what is shown can be"
                                    + " marked."
                            : "The comment is " + comment.state + ": only what is shown can be marked.");
        }
        if (mark.of(comment) == null) {
            if (mark == Mark.PINNED) {
                requireRoom(comment.articleId);
            }
            mark.set(comment, Times.now(clock));
        }
        return comment.id;
    }

    /**
     * Takes a mark off a comment in any state.
     *
     * @throws ProblemException 404 where there is none
     */
    void unmark(String id, Mark mark) {
        mark.set(locked(id), null);
    }

    private Comment locked(String id) {
        return Ids.parse(id).flatMap(comments::locked).orElseThrow(() -> Comments.missing(id));
    }

    /** The article is locked, so that two who pin at once see each other; those that wait for a moderator count, too. */
    private void requireRoom(UUID article) {
        session.createNativeQuery("SELECT id FROM article WHERE id = ?1 FOR NO KEY UPDATE", UUID.class)
                .setParameter(1, article)
                .getResultList();
        List<UUID> pinned = session.createSelectionQuery(
                        "select c.id from Comment c where c.articleId = ?1 and c.pinnedAt is not null"
                                + " order by c.pinnedAt desc, c.id desc",
                        UUID.class)
                .setParameter(1, article)
                .getResultList();
        if (pinned.size() >= MOST_PINNED) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            MOST_PINNED + " threads of this discussion are pinned already: take one of these marks off"
                                    + " first (DELETE /v1/comments/{id}/marks/pinned).")
                    .with("pinned", pinned);
        }
    }
}
