package press.dateline.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.web.Bodies;

/** Takes images from Dateline's own NDJSON. */
@ApplicationScoped
class ImageImport implements CardImport {

    private final Images images;
    private final RightsEnds rights;
    private final Bodies bodies;

    ImageImport(Images images, RightsEnds rights, Bodies bodies) {
        this.images = images;
        this.rights = rights;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return "image";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        UUID id = ImportedId.of(line);
        NewImage wanted = bodies.read(line, NewImage.class);
        Optional<Image> known = images.findByIdOptional(id);
        Image image = known.orElseGet(Image::new);
        NewImage before = NewImage.of(image);
        wanted.applyTo(image);
        if (known.isEmpty()) {
            image.identify(id);
            images.add(image, actor);
            rights.follow(List.of(image), actor);
            return Outcome.CREATED;
        }
        if (NewImage.of(image).equals(before)) {
            return Outcome.UNCHANGED;
        }
        images.edited(image, null, actor);
        rights.follow(List.of(image), actor);
        return Outcome.UPDATED;
    }
}
