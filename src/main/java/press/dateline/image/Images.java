package press.dateline.image;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.Paging;

/** The images. */
@ApplicationScoped
class Images extends CardRepository<Image> {

    Images() {
        super(ChangeType.IMAGE);
    }

    /** The image with this id; images have no slugs. */
    @Override
    public Optional<Image> find(String id) {
        return Ids.parse(id).flatMap(this::findByIdOptional);
    }

    List<Image> newestFirst(int rows, Optional<Paging.After> after) {
        PanacheQuery<Image> images = after.isPresent()
                ? find(
                        "(createdAt, id) < (?1, ?2) order by createdAt desc, id desc",
                        after.get().instant(),
                        after.get().id())
                : findAll(Sort.descending("createdAt", "id"));
        return images.range(0, rows - 1).list();
    }
}
