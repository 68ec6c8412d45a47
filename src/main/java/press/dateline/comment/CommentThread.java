package press.dateline.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What is counted of a thread; {@link CommentCounts} writes it. */
@Entity
@Immutable
@Table(name = "comment_thread")
class CommentThread {

    @Id
    @Column(name = "root_id")
    UUID rootId = new UUID(0, 0);

    @Column(name = "article_id")
    UUID articleId = new UUID(0, 0);

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    /** 1 where the first comment is approved, or deleted and keeps its place. */
    short shown;

    /** How many replies are approved; where the first comment is deleted and keeps its place, one less. */
    int replies;

    /** How many readers like the first comment; {@link ReactionCounts} writes it. */
    int likes;
}
