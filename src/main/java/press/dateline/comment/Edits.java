package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.StoredAnswers;
import press.dateline.database.Writes;
import press.dateline.moderation.Decisions;
import press.dateline.moderation.Judged;
import press.dateline.moderation.Moderation;
import press.dateline.moderation.Muting;
import press.dateline.moderation.Written;
import press.dateline.moderation.WrittenBy;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.ReaderCard;
import press.dateline.reader.ReaderRoles;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Readers edit and delete what they have posted. */
@ApplicationScoped
class Edits {

    private static final String OPEN = "open";

    private final Session session;
    private final Comments comments;
    private final Discussion discussion;
    private final CurrentReader current;
    private final ArticleLookup articles;
    private final SiteLookup site;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Clock clock;

    Edits(
            Session session,
            Comments comments,
            Discussion discussion,
            CurrentReader current,
            ArticleLookup articles,
            SiteLookup site,
            Moderation moderation,
            Decisions decisions,
            Clock clock) {
        this.session = session;
        this.comments = comments;
        this.discussion = discussion;
        this.current = current;
        this.articles = articles;
        this.site = site;
        this.moderation = moderation;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * A comment that its reader has edited.
     *
     * @param reasonCode why the edit was rejected, if it was
     */
    record Edited(Discussion.Shown shown, @Nullable String reasonCode) {}

    /**
     * Who else has to do with a comment that is locked.
     *
     * @param newest when it was decided on last
     */
    private record Standing(@Nullable Instant newest, boolean isReported, boolean isClaimed) {}

    /**
     * Takes what the reader makes of a comment; the pipeline decides what becomes of it. Seven statements, and one more of
     * what is rejected. What is so since its reader is muted is edited like what is pending: the reader is told nothing else.
     *
     * @param change from what it says to what it shall say
     * @throws ProblemException 401 without a token, 404 where there is no such comment, 403 where it is another reader's,
     *     409 where it can no longer be edited
     */
    Edited edit(String id, UnaryOperator<CommentChanges> change) {
        ReaderCard reader = current.require();
        Comment comment = own(id);
        requireNot(Comment.DELETED, comment);
        boolean muted = comment.state.equals(Comment.REJECTED) && isMuted(comment.id);
        String text = change.apply(new CommentChanges(comment.text)).text();
        ArticleCard article = Objects.requireNonNull(
                articles.byIds(List.of(comment.articleId)).get(comment.articleId));
        if (text.equals(comment.text)) {
            session.detach(comment);
            comment.state = muted ? Comment.PENDING : comment.state;
            return new Edited(new Discussion.Shown(comment, article), null);
        }
        if (!muted) {
            requireNot(Comment.REJECTED, comment);
        }
        SiteCard publication = site.site();
        Instant now = Times.now(clock);
        requireInTime(comment, publication, now);
        requireOpen(article);
        Standing standing = standing(comment.id, now);
        requireUntouched(comment, standing);
        Instant at = later(now, standing.newest);
        Judged judged = moderation.judgeEdit(
                comment.id,
                new Written(comment.articleId, comment.parentId, comment.displayName, text, at),
                new WrittenBy(reader.id(), reader.roles().contains(ReaderRoles.STAFF)),
                article.discussion().isPostModerated(),
                publication);
        write(comment, text, judged, at);
        // It is written already, with what was decided on it, in one statement.
        session.detach(comment);
        comment.text = text;
        comment.state = judged.verdict().toldState();
        comment.editedAt = at;
        return new Edited(
                new Discussion.Shown(comment, article),
                judged.verdict().reasonCode().orElse(null));
    }

    /**
     * Deletes a comment of the reader's; three statements.
     *
     * @throws ProblemException 401 without a token, 404 where there is no such comment, 403 where it is another reader's
     */
    void delete(String id) {
        Comment comment = own(id);
        if (comment.state.equals(Comment.DELETED)) {
            return;
        }
        Writes writes = new Writes();
        writes.add("""
                UPDATE comment c SET state = 'deleted', text = '', display_name = '', badges = cast(ARRAY[] AS text[]),
                    edited_at = NULL, reason = NULL, deleted_at = :at, deleted_from = c.state,
                    keeps_place = c.state = 'approved' AND EXISTS (SELECT 1 FROM comment r WHERE r.parent_id = c.id)
                WHERE c.id = :comment
                """, Map.of("comment", comment.id, "at", Times.now(clock)));
        for (String table :
                List.of("comment_version", "comment_appeal", "external_check", "comment_reported", "comment_claim")) {
            writes.add("DELETE FROM " + table + " WHERE comment_id = :comment", Map.of("comment", comment.id));
        }
        StoredAnswers.forgetShown(writes, List.of(comment.id));
        comments.execute(writes);
    }

    /** The comment, of the reader who calls, locked until the transaction ends. */
    private Comment own(String id) {
        UUID reader = current.require().id();
        Comment comment = Ids.parse(id).flatMap(comments::locked).orElseThrow(() -> Comments.missing(id));
        if (!reader.equals(comment.readerId)) {
            discussion.requireListed(id);
            throw new ProblemException(
                    ProblemType.NOT_YOURS, "The comment is another reader's than the one whose token was sent.");
        }
        return comment;
    }

    private boolean isMuted(UUID comment) {
        return session.createNativeQuery(
                        "SELECT " + Muting.sql("c") + " AS muted FROM comment c WHERE c.id = :comment", Boolean.class)
                .setParameter("comment", comment)
                .getSingleResult();
    }

    private static void requireNot(String state, Comment comment) {
        if (comment.state.equals(state)) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The comment is " + state + ": it can be edited while it is pending or approved.")
                    .with("state", state);
        }
    }

    private static void requireInTime(Comment comment, SiteCard site, Instant now) {
        Duration time = Duration.ofMinutes(site.commentsEditMinutes());
        Instant end = comment.createdAt.plus(time);
        if (!now.isBefore(end)) {
            throw new ProblemException(
                            ProblemType.TOO_LATE,
                            time.isZero()
                                    ? "This site takes no edits of comments (comments.editMinutes of /v1/site is 0)."
                                    : "Comments can be edited for " + site.commentsEditMinutes()
                                            + " minutes (comments.editMinutes of /v1/site), this one until " + end
                                            + ".")
                    .with("editableUntil", end);
        }
    }

    private static void requireOpen(ArticleCard article) {
        String state = ArticleLookup.requirePublished(article, article.id().toString())
                .discussion()
                .state();
        if (!state.equals(OPEN)) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The discussion of this article is " + state + ": edits are taken while it is open.")
                    .with("discussion", state);
        }
    }

    /** What a moderator looks at stays as it is: nobody approves what they have not seen. */
    private static void requireUntouched(Comment comment, Standing standing) {
        if (standing.isClaimed) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "A moderator is looking at the comment: edit it once that is over.");
        }
        if (standing.isReported && comment.state.equals(Comment.PENDING)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "Readers have reported the comment, and a moderator has not decided on it yet.");
        }
    }

    /** After the lock, in a statement of its own: what was committed before that is seen. */
    private Standing standing(UUID comment, Instant now) {
        Object[] row = session.createNativeQuery("""
                        SELECT (SELECT max(d.at) FROM comment_decision d WHERE d.comment_id = :comment) AS newest,
                            EXISTS (SELECT 1 FROM comment_reported x WHERE x.comment_id = :comment) AS reported,
                            EXISTS (SELECT 1 FROM comment_claim k
                                WHERE k.comment_id = :comment AND k.until > :now) AS claimed
                        """, Object[].class)
                .setParameter("comment", comment)
                .setParameter("now", now, Instant.class)
                .getSingleResult();
        return new Standing((Instant) row[0], (Boolean) row[1], (Boolean) row[2]);
    }

    /** Later than all that was decided, also by a clock that is ahead. */
    private static Instant later(Instant now, @Nullable Instant newest) {
        return newest == null || newest.isBefore(now) ? now : newest.plus(1, ChronoUnit.MICROS);
    }

    private void write(Comment before, String text, Judged judged, Instant at) {
        Map<String, Object> id = Map.of("comment", before.id);
        Writes writes = new Writes();
        writes.add(
                """
                UPDATE comment SET text = :text, state = :state, edited_at = :at, moderated_by = NULL, reason = NULL,
                    moderated_at = CASE WHEN :decided THEN cast(:moderated AS timestamptz) END
                WHERE id = :comment
                """,
                Map.of(
                        "comment",
                        before.id,
                        "text",
                        text,
                        "state",
                        judged.verdict().state(),
                        "at",
                        at,
                        "decided",
                        judged.verdict().isFinal(),
                        "moderated",
                        at));
        writes.add("""
                INSERT INTO comment_version (comment_id, number, text, until)
                SELECT cast(:comment AS uuid), coalesce(max(number), 0) + 1, :text, cast(:at AS timestamptz)
                FROM comment_version WHERE comment_id = :comment
                """, Map.of("comment", before.id, "text", before.text, "at", at));
        Reported.follow(writes, before, judged.verdict().state());
        // The service's answer on what it said before is worth nothing any more.
        writes.add("DELETE FROM external_check WHERE comment_id = :comment", id);
        decisions.add(writes, before.id, judged);
        comments.execute(writes);
    }
}
