package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Paging;

/** The tags. */
@ApplicationScoped
class Tags extends CardRepository<Tag> {

    Tags() {
        super(ChangeType.TAG);
    }

    List<Tag> byName(int rows, Optional<Paging.After> after, @Nullable String type) {
        return find(
                        "(?1 is null or type = ?1) and (name, id) > (?2, ?3) order by name, id",
                        type,
                        after.map(Paging.After::text).orElse(""),
                        after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                .range(0, rows - 1)
                .list();
    }
}
