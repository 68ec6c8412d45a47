package press.dateline.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where images are made and changed. */
@ApplicationScoped
public class ImageDesk {

    private final Images images;
    private final RightsEnds rights;

    ImageDesk(Images images, RightsEnds rights) {
        this.images = images;
        this.rights = rights;
    }

    /**
     * Makes images, in one batch.
     *
     * @param actor the key that does it; null for the machine
     * @return their ids, in the order of the images
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> create(List<OutsideImage> found, @Nullable UUID actor) {
        List<Image> made = new ArrayList<>();
        for (OutsideImage one : found) {
            Image image = new Image();
            image.alt = one.alt();
            image.caption = one.caption();
            image.credit = one.credit();
            image.width = one.width();
            image.height = one.height();
            image.renditions = one.renditions();
            image.holder = one.holder();
            image.licence = one.licence();
            image.syndication = one.syndication();
            image.expiresAt = one.expiresAt();
            image.outsideIds = one.outsideIds();
            image.channels = one.channels();
            image.territories = one.territories();
            image.exceptTerritories = one.exceptTerritories();
            image.ai = one.ai();
            made.add(image);
        }
        images.addAll(made, made.stream().map(NewImage::of).toList(), actor);
        rights.follow(made, actor);
        return made.stream().map(Image::id).toList();
    }

    Image create(Image image, NewImage wanted, @Nullable UUID actor) {
        wanted.applyTo(image);
        images.add(image, NewImage.of(image), actor);
        rights.follow(List.of(image), actor);
        return image;
    }

    /** Changes an image; false where all is as it was. */
    boolean change(Image image, NewImage wanted, @Nullable UUID actor) {
        NewImage before = NewImage.of(image);
        wanted.applyTo(image);
        NewImage after = NewImage.of(image);
        if (after.equals(before)) {
            return false;
        }
        images.edited(image, before, after, actor);
        rights.follow(List.of(image), actor);
        return true;
    }

    /**
     * Gives images what they lack and an outside source tells: alt text, caption, credit, size; and its files, where they
     * have but one.
     *
     * @param told by the ids of the images
     * @return those that have changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> fill(Map<UUID, OutsideImage> told, @Nullable UUID actor) {
        Set<UUID> filled = new HashSet<>();
        images.heldByIds(told.keySet()).forEach((id, image) -> {
            OutsideImage more = Objects.requireNonNull(told.get(id));
            NewImage before = NewImage.of(image);
            image.alt = or(image.alt, more.alt());
            image.caption = or(image.caption, more.caption());
            image.credit = or(image.credit, more.credit());
            if (image.renditions.size() <= 1
                    && image.urlTemplate == null
                    && !more.renditions().isEmpty()) {
                image.renditions = more.renditions();
                image.width = more.width() == null ? image.width : more.width();
                image.height = more.height() == null ? image.height : more.height();
            }
            NewImage after = NewImage.of(image);
            if (!after.equals(before)) {
                images.edited(image, before, after, actor);
                filled.add(id);
            }
        });
        return filled;
    }

    private static @Nullable String or(@Nullable String text, @Nullable String other) {
        return text == null || text.isBlank() ? other : text;
    }

    /**
     * Gives images that exist further ids elsewhere; one statement.
     *
     * @param owners the images by the ids that they get
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(Map<String, UUID> owners, @Nullable UUID actor) {
        images.outsideKeys().attach(owners, actor);
    }
}
