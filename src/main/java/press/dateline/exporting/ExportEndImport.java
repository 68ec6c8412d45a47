package press.dateline.exporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.web.Bodies;

/** Takes the last line of an export, which stores nothing. */
@ApplicationScoped
class ExportEndImport implements CardImport {

    private final Bodies bodies;

    ExportEndImport(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return ExportEnd.WORD;
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        bodies.read(line.put("type", word()), ExportEnd.class);
        return Outcome.UNCHANGED;
    }
}
