package press.dateline.preview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** A preview link as it is stored: the hash of its token, never the token. */
@Entity
@Table(name = "preview_link")
class PreviewLink {

    @Id
    UUID id = Ids.next();

    @Column(name = "article_id")
    UUID articleId = Ids.next();

    @Column(name = "token_hash")
    byte[] tokenHash = {};

    @Column(name = "made_by")
    @Nullable
    UUID madeBy;

    @Column(name = "made_at")
    Instant madeAt = Instant.EPOCH;

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;
}
