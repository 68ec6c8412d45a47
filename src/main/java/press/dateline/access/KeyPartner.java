package press.dateline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What keys know of the partner that they belong to; another feature makes and changes it. */
@Entity
@Immutable
@Table(name = "partner")
class KeyPartner {

    @Id
    UUID id = new UUID(0, 0);

    String slug = "";

    String name = "";

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;
}
