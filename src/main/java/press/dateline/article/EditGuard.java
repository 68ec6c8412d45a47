package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.revision.History;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;

/** Refuses changes to a draft that were not made from its newest revision, and says what has changed since theirs. */
@ApplicationScoped
class EditGuard {

    private final History history;
    private final Caller caller;

    EditGuard(History history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    /**
     * Checks that the caller has seen the newest revision.
     *
     * @param ifMatch the header as it was sent: the revision in double quotes
     * @throws ProblemException 428 without the header, 400 where it is not a revision, 412 where that is not the newest,
     *     with what has changed since, for callers who may see drafts
     */
    void requireNewest(@Nullable String ifMatch, Article article) {
        int made = Preconditions.revision(ifMatch);
        if (made == article.draftRevision) {
            return;
        }
        ProblemException outdated = Preconditions.outdated(made, article.draftRevision);
        if (caller.mayPreview() && made < article.draftRevision) {
            history.changes(article.id, made, article.draftRevision)
                    .ifPresent(changes -> outdated.with("changes", changes));
        }
        throw outdated;
    }
}
