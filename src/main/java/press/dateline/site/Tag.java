package press.dateline.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;

/** A topic, an organisation or a series that articles belong to. */
@Entity
class Tag extends Card {

    String slug = "";

    String name = "";

    @Column(name = "name_keys")
    List<String> nameKeys = List.of();

    String type = "topic";

    @Nullable
    String description;

    @Column(name = "outside_ids")
    List<String> outsideIds = List.of();

    @Override
    public String slug() {
        return slug;
    }
}
