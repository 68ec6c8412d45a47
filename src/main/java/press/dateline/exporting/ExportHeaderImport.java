package press.dateline.exporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.web.Bodies;
import press.dateline.web.ProblemException;

/** Takes the first line of an export: it stores nothing, and says where the rest is of a form that is not known. */
@ApplicationScoped
class ExportHeaderImport implements CardImport {

    private final Bodies bodies;

    ExportHeaderImport(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return ExportHeader.WORD;
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        ExportHeader header = bodies.read(line.put("type", word()), ExportHeader.class);
        if (header.version() != ExportHeader.VERSION) {
            throw ProblemException.body(
                    "/version",
                    "this Dateline knows exports of version " + ExportHeader.VERSION
                            + ": import it with the release that made it, or a newer one.");
        }
        return Outcome.UNCHANGED;
    }
}
