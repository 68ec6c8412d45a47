package press.dateline.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import press.dateline.change.LineExport;

/** Gives sections to Dateline's own NDJSON. */
@ApplicationScoped
class SectionExport implements LineExport {

    private final Sections sections;
    private final ObjectMapper json;

    SectionExport(Sections sections, ObjectMapper json) {
        this.sections = sections;
        this.json = json;
    }

    @Override
    public String word() {
        return "section";
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        sections.each(
                true,
                some -> some.forEach(one -> line.accept(LineExport.line(json, word(), one.id(), NewSection.of(one)))));
    }
}
