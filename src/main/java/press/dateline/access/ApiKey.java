package press.dateline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** An API key as it is stored: its hash, never itself. */
@Entity
@Table(name = "api_key")
class ApiKey {

    @Id
    UUID id = Ids.next();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner_id")
    @Nullable
    KeyPartner partner;

    String name = "";

    String prefix = "";

    byte[] hash = {};

    List<String> scopes = List.of();

    /** From which addresses it is taken; none: from all. */
    List<String> addresses = List.of();

    /** On which origins' pages it is taken; none: everywhere. */
    List<String> origins = List.of();

    /** The feed whose secret address it opens, and nothing else; null of all other keys. */
    @Nullable
    String feed;

    int revision = 1;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    /** Written by {@link KeyUses} alone. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    /** The end of the last overlap; it may be over. */
    @Formula("(SELECT max(f.until) FROM former_key_hash f WHERE f.key_id = id)")
    @Nullable
    Instant formerUntil;
}
