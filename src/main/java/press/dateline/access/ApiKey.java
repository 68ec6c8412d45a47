package press.dateline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** An API key as it is stored: its hash, never itself. */
@Entity
@Table(name = "api_key")
class ApiKey {

    @Id
    UUID id = Ids.next();

    @Column(name = "partner_id")
    @Nullable
    UUID partnerId;

    String name = "";

    String prefix = "";

    byte[] hash = {};

    List<String> scopes = List.of();

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;
}
