package press.dateline.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import press.dateline.change.LineExport;

/** Gives tags to Dateline's own NDJSON; there a tag's type stands in {@code kind}, since type says what a line is. */
@ApplicationScoped
class TagExport implements LineExport {

    private final Tags tags;
    private final ObjectMapper json;

    TagExport(Tags tags, ObjectMapper json) {
        this.tags = tags;
        this.json = json;
    }

    @Override
    public String word() {
        return "tag";
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        tags.each(false, some -> some.forEach(tag -> line.accept(line(tag))));
    }

    private ObjectNode line(Tag tag) {
        ObjectNode shape = json.valueToTree(NewTag.of(tag));
        shape.set("kind", shape.remove("type"));
        return LineExport.line(json, word(), tag.id(), shape);
    }
}
