package press.dateline.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card as it was at one of its revisions; only read as an entity, since rows are written many at once. */
@Entity
@Table(name = "card_revision")
@IdClass(StoredCardRevision.Key.class)
class StoredCardRevision {

    @Id
    @Column(name = "card_id")
    UUID cardId = new UUID(0, 0);

    @Id
    int number;

    Instant at = Instant.EPOCH;

    @Nullable
    UUID actor;

    String body = "{}";

    record Key(UUID cardId, int number) {}
}
