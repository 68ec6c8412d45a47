package press.dateline.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import press.dateline.change.LineExport;

/** Gives images to Dateline's own NDJSON, and whether they are withdrawn. */
@ApplicationScoped
class ImageExport implements LineExport {

    private final Images images;
    private final ObjectMapper json;

    ImageExport(Images images, ObjectMapper json) {
        this.images = images;
        this.json = json;
    }

    @Override
    public String word() {
        return "image";
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        images.each(false, some -> some.forEach(image -> line.accept(line(image))));
    }

    private ObjectNode line(Image image) {
        ObjectNode line = LineExport.line(json, word(), image.id(), NewImage.of(image));
        if (image.withdrawnAt != null) {
            line.set(
                    "withdrawn",
                    json.valueToTree(new ImageImport.Withdrawn(image.withdrawnAt, image.withdrawalReason)));
        }
        return line;
    }
}
