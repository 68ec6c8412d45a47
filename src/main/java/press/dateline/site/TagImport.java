package press.dateline.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.web.Bodies;

/** Takes tags from Dateline's own NDJSON; there a tag's type stands in {@code kind}, since type says what a line is. */
@ApplicationScoped
class TagImport implements CardImport {

    private final Tags tags;
    private final TagDesk desk;
    private final Bodies bodies;

    TagImport(Tags tags, TagDesk desk, Bodies bodies) {
        this.tags = tags;
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return "tag";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        UUID id = ImportedId.of(line);
        JsonNode type = line.remove("kind");
        if (type != null) {
            line.set("type", type);
        }
        NewTag wanted = bodies.read(line, NewTag.class);
        Optional<Tag> known = tags.findByIdOptional(id);
        if (known.isPresent()) {
            return desk.change(known.get(), wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
        }
        Tag tag = new Tag();
        tag.identify(id);
        desk.create(tag, wanted, actor);
        return Outcome.CREATED;
    }
}
