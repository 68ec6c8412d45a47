package press.dateline.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** An article: what stays the same over its revisions, and which of them is the draft and which is public. */
@Entity
class Article {

    static final String DRAFT = "draft";
    static final String PUBLISHED = "published";
    static final String WITHDRAWN = "withdrawn";

    @Id
    UUID id = Ids.next();

    String slug = "";

    String status = DRAFT;

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
}
