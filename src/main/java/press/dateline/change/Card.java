package press.dateline.change;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** A thing that articles show and that changes on its own: a person, a place, an image, a section, a tag. */
@MappedSuperclass
public abstract class Card {

    @Id
    private UUID id = Ids.next();

    private int revision = 1;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "modified_at")
    private Instant modifiedAt = Instant.EPOCH;

    public UUID id() {
        return id;
    }

    /** Gives a new card the id that it has elsewhere, instead of one made here. */
    public void identify(UUID given) {
        id = given;
    }

    /** The slug, for those that have one. */
    public abstract @Nullable String slug();

    /** Counts the edits; {@code If-Match} names it. */
    public int revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }

    void born(Instant at) {
        createdAt = at;
        modifiedAt = at;
    }

    void edited(Instant at) {
        revision++;
        modifiedAt = at;
    }
}
