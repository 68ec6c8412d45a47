package press.dateline.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;

/** A section of the publication; sections form a tree. */
@Entity
class Section extends Card {

    String slug = "";

    String name = "";

    @Nullable
    String description;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    int position;

    @Override
    public String slug() {
        return slug;
    }
}
