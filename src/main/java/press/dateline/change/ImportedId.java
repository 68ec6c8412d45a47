package press.dateline.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;

/** The id that a line of Dateline's own NDJSON gives. */
public final class ImportedId {

    private ImportedId() {}

    /** Takes the id out of the line; one is made where the line gives none. */
    public static UUID of(ObjectNode line) {
        JsonNode id = line.remove("id");
        if (id == null) {
            return Ids.next();
        }
        return Ids.parse(id.asText()).orElseThrow(() -> ProblemException.body("/id", "is not an id (a UUID)."));
    }
}
