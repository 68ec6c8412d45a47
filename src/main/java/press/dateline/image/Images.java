package press.dateline.image;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

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

    /** The image with this id, withdrawn or not. */
    Image requireEvenWithdrawn(String id) {
        return super.require(id);
    }

    @Override
    public Image require(String id) {
        Image image = super.require(id);
        if (image.withdrawnAt != null) {
            throw withdrawn(image);
        }
        return image;
    }

    private static ProblemException withdrawn(Image image) {
        ProblemException problem = new ProblemException(
                        ProblemType.WITHDRAWN, "The image was withdrawn: remove it from wherever you show it.")
                .with("id", image.id());
        if (image.withdrawnAt != null) {
            problem.with("withdrawnAt", image.withdrawnAt);
        }
        return image.withdrawalReason == null ? problem : problem.with("reason", image.withdrawalReason);
    }

    /** Locks an image until the transaction ends; false where somebody else has locked it. */
    boolean lockUnlessBusy(UUID id) {
        return getSession()
                .createNativeQuery("SELECT id FROM image WHERE id = ?1 FOR UPDATE SKIP LOCKED", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /** Those that are not withdrawn. */
    List<Image> newestFirst(int rows, Optional<Paging.After> after) {
        PanacheQuery<Image> images = after.isPresent()
                ? find(
                        "withdrawnAt is null and (createdAt, id) < (?1, ?2) order by createdAt desc, id desc",
                        after.get().instant(),
                        after.get().id())
                : find("withdrawnAt is null", Sort.descending("createdAt", "id"));
        return images.range(0, rows - 1).list();
    }
}
