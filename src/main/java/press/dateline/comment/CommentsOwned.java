package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import press.dateline.access.StoredAnswers;
import press.dateline.moderation.DecisionView;
import press.dateline.moderation.Decisions;
import press.dateline.moderation.ErasedDecisions;
import press.dateline.reader.OwnData;
import press.dateline.web.Times;

/** The comments of a reader, who takes them along or leaves. */
@ApplicationScoped
class CommentsOwned implements OwnData {

    private final Comments comments;
    private final Versions versions;
    private final Decisions decisions;
    private final ErasedDecisions erasedDecisions;
    private final ErasedComments erased;
    private final StoredAnswers answers;
    private final Event<CommentsErased> removed;
    private final Session session;
    private final Clock clock;

    CommentsOwned(
            Comments comments,
            Versions versions,
            Decisions decisions,
            ErasedDecisions erasedDecisions,
            ErasedComments erased,
            StoredAnswers answers,
            Event<CommentsErased> removed,
            Session session,
            Clock clock) {
        this.comments = comments;
        this.versions = versions;
        this.decisions = decisions;
        this.erasedDecisions = erasedDecisions;
        this.erased = erased;
        this.answers = answers;
        this.removed = removed;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public String member() {
        return "comments";
    }

    /** Two statements, and one more where some were edited. */
    @Override
    public List<Kept> kept(UUID reader, Position after, int most) {
        List<Comment> rows = comments.find(
                        "readerId = :reader and (createdAt, id) > (:time, :id) order by createdAt, id",
                        Map.of("reader", reader, "time", after.at(), "id", after.id()))
                .range(0, most - 1)
                .list();
        Map<UUID, List<DecisionView>> decided =
                decisions.of(rows.stream().map(comment -> comment.id).toList());
        Map<UUID, List<VersionView>> before = versions.of(rows);
        return rows.stream()
                .map(comment -> new Kept(
                        new Position(comment.createdAt, comment.id),
                        ExportedComment.of(
                                comment,
                                before.getOrDefault(comment.id, List.of()),
                                decided.getOrDefault(comment.id, List.of()))))
                .toList();
    }

    /** What is not shown is of use to nobody once its reader is gone: it is removed also where texts are kept. */
    @Override
    public void erase(UUID reader, boolean keepTexts) {
        List<UUID> kept = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        locked(reader).forEach(row -> (keepTexts && Comment.APPROVED.equals(row[1]) ? kept : gone).add((UUID) row[0]));
        if (kept.isEmpty() && gone.isEmpty()) {
            return;
        }
        erased.anonymise(kept);
        erased.remove(gone, Times.now(clock));
        erased.forgetMore(Stream.concat(kept.stream(), gone.stream()).toList());
        erasedDecisions.erase(kept, true);
        erasedDecisions.erase(gone, false);
        removed.fire(new CommentsErased(gone));
        answers.forgetShown(Stream.concat(kept.stream(), gone.stream()).toList());
    }

    /** In the order of their ids, as those who decide on several do. */
    private List<Object[]> locked(UUID reader) {
        return session.createNativeQuery(
                        "SELECT id, state FROM comment WHERE reader_id = :reader ORDER BY id FOR NO KEY UPDATE",
                        Object[].class)
                .setParameter("reader", reader)
                .getResultList();
    }
}
