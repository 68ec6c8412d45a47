package press.dateline.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** Somebody who gets content under a contract. */
@Entity
class Partner {

    static final String ACTIVE = "active";
    static final String ENDED = "ended";

    @Id
    UUID id = Ids.next();

    String slug = "";

    String name = "";

    @Column(name = "contact_email")
    @Nullable
    String contactEmail;

    @Nullable
    String notes;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    int revision = 1;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "modified_at")
    Instant modifiedAt = Instant.EPOCH;

    String state() {
        return endedAt == null ? ACTIVE : ENDED;
    }
}
