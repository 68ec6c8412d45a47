package press.dateline.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final ImageDesk desk;
    private final Bodies bodies;

    ImageImport(Images images, ImageDesk desk, Bodies bodies) {
        this.images = images;
        this.desk = desk;
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
        if (known.isPresent()) {
            return desk.change(known.get(), wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
        }
        Image image = new Image();
        image.identify(id);
        desk.create(image, wanted, actor);
        return Outcome.CREATED;
    }
}
