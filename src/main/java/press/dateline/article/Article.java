package press.dateline.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.web.Ids;

/** An article: what stays the same over its revisions, and which of them is the draft and which is public. */
@Entity
class Article {

    @Id
    UUID id = Ids.next();

    String slug = "";

    String status = ArticleState.DRAFT.word();

    @Column(name = "draft_revision")
    int draftRevision = 1;

    @Column(name = "published_revision")
    @Nullable
    Integer publishedRevision;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "modified_at")
    Instant modifiedAt = Instant.EPOCH;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "withdrawal_kind")
    @Nullable
    String withdrawalKind;

    @Column(name = "withdrawal_reason")
    @Nullable
    String withdrawalReason;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    /** Whether an import withdrew it, and nobody else did before. */
    @Column(name = "withdrawn_by_import")
    boolean withdrawnByImport;

    /** When it was killed last, even if it is back. */
    @Column(name = "killed_at")
    @Nullable
    Instant killedAt;

    /** When the newest draft is published. */
    @Column(name = "scheduled_for")
    @Nullable
    Instant scheduledFor;

    /** Set while what is published is under embargo. */
    @Column(name = "embargo_until")
    @Nullable
    Instant embargoUntil;

    /** When it is unpublished. */
    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    ArticleState state() {
        return ArticleState.of(status, withdrawalKind);
    }

    boolean isPublished() {
        return state() == ArticleState.PUBLISHED;
    }

    /** Whether somebody other than an import has withdrawn it: no import brings it back then. */
    boolean isWithdrawnHere() {
        return status.equals(ArticleState.WITHDRAWN.word()) && !withdrawnByImport;
    }

    /** Whether everybody has seen it, or could have. */
    boolean wasPublic() {
        return publishedRevision != null && embargoUntil == null;
    }

    /** Those see it from now on who may; it is withdrawn no more. */
    void becomePublic(Instant now) {
        status = ArticleState.PUBLISHED.word();
        modifiedAt = now;
        withdrawalKind = null;
        withdrawalReason = null;
        withdrawnAt = null;
        withdrawnByImport = false;
    }

    /** For whom its rows in the log are; null: for all. */
    @Nullable
    String audience() {
        return embargoUntil == null ? null : Change.EMBARGO;
    }
}
