package press.dateline.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.web.Bodies;

/** Takes sections from Dateline's own NDJSON. */
@ApplicationScoped
class SectionImport implements CardImport {

    private final Sections sections;
    private final SectionDesk desk;
    private final Bodies bodies;

    SectionImport(Sections sections, SectionDesk desk, Bodies bodies) {
        this.sections = sections;
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return "section";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        UUID id = ImportedId.of(line);
        NewSection wanted = bodies.read(line, NewSection.class);
        Optional<Section> known = sections.findByIdOptional(id);
        if (known.isPresent()) {
            return desk.change(known.get(), wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
        }
        Section section = new Section();
        section.identify(id);
        desk.create(section, wanted, actor);
        return Outcome.CREATED;
    }
}
