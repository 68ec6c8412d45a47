package press.dateline.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** A title that somebody holds, held or will hold. */
@Entity
class Office {

    @Id
    UUID id = Ids.next();

    @Column(name = "person_id")
    UUID personId;

    int position;

    String title;

    @Column(name = "place_id")
    @Nullable
    UUID placeId;

    @Column(name = "from_date")
    @Nullable
    LocalDate from;

    @Column(name = "to_date")
    @Nullable
    LocalDate to;

    /** For Hibernate. */
    Office() {
        this(new UUID(0, 0), 0, new OfficeView("", null, null, null));
    }

    Office(UUID personId, int position, OfficeView held) {
        this.personId = personId;
        this.position = position;
        this.title = held.title();
        this.placeId = held.place();
        this.from = held.from();
        this.to = held.to();
    }
}
