package press.dateline.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** A comment on an article, or an answer to another one. */
@Entity
class Comment {

    static final String PENDING = "pending";
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";

    /** By its reader, for good: nothing of what it said is left in it. */
    static final String DELETED = "deleted";

    @Id
    UUID id = Ids.next();

    @Column(name = "article_id")
    UUID articleId;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    @Column(name = "root_id")
    UUID rootId = id;

    @Column(name = "reader_id")
    @Nullable
    UUID readerId;

    @Column(name = "display_name")
    String displayName = "";

    List<String> badges = List.of();

    String text = "";

    String state = PENDING;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "moderated_at")
    @Nullable
    Instant moderatedAt;

    @Column(name = "moderated_by")
    @Nullable
    UUID moderatedBy;

    @Nullable
    String reason;

    @Column(name = "featured_at")
    @Nullable
    Instant featuredAt;

    @Column(name = "pinned_at")
    @Nullable
    Instant pinnedAt;

    @Column(name = "author_replied_at")
    @Nullable
    Instant authorRepliedAt;

    @Column(name = "edited_at")
    @Nullable
    Instant editedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    /** Of a deleted one: that it was approved, and answered. */
    @Column(name = "keeps_place")
    boolean keepsPlace;

    boolean isDeleted() {
        return state.equals(DELETED);
    }
}
