package press.dateline.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a comment is about that is not about the whole article; {@link Anchors} and {@link AnchorKeeping} write it. */
@Entity
@Immutable
@Table(name = "comment_anchor")
class CommentAnchor {

    @Id
    @Column(name = "comment_id")
    UUID commentId = new UUID(0, 0);

    @Column(name = "article_id")
    UUID articleId = new UUID(0, 0);

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    String block = "";

    @Column(name = "start_at")
    @Nullable
    Integer startAt;

    @Column(name = "end_at")
    @Nullable
    Integer endAt;

    @Column(name = "quote_id")
    @Nullable
    UUID quoteId;

    int revision;

    int checked;
}
