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
    private final Bodies bodies;

    TagImport(Tags tags, Bodies bodies) {
        this.tags = tags;
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
        Tag tag = known.orElseGet(Tag::new);
        NewTag before = NewTag.of(tag);
        if (known.isEmpty()) {
            tag.identify(id);
        }
        wanted.applyTo(tag, tags.slugFor(wanted.slug(), wanted.name(), id));
        if (known.isEmpty()) {
            tags.add(tag, actor);
            return Outcome.CREATED;
        }
        if (NewTag.of(tag).equals(before)) {
            return Outcome.UNCHANGED;
        }
        tags.edited(tag, before.slug(), actor);
        return Outcome.UPDATED;
    }
}
