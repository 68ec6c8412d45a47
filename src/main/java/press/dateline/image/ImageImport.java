package press.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.web.Bodies;

/** Takes images from Dateline's own NDJSON; {@code withdrawn} says that one is. */
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

    /** That an image is withdrawn, since when, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Withdrawn(
            @NotNull Instant at, @Nullable @Size(max = 1000) String reason) {}

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        UUID id = ImportedId.of(line);
        JsonNode withdrawn = line.remove("withdrawn");
        NewImage wanted = bodies.read(line, NewImage.class);
        Optional<Image> known = images.findByIdOptional(id);
        if (known.isPresent()) {
            return desk.change(known.get(), wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
        }
        Image image = new Image();
        image.identify(id);
        if (withdrawn != null) {
            Withdrawn said = bodies.read(withdrawn, Withdrawn.class);
            image.withdrawnAt = said.at();
            image.withdrawalReason = said.reason();
        }
        desk.create(image, wanted, actor);
        return Outcome.CREATED;
    }
}
