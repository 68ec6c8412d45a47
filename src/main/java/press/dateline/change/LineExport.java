package press.dateline.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.Consumer;

/** Gives all things of one type as lines of Dateline's own NDJSON, as the import of that type takes them. */
public interface LineExport {

    /** The word that a line of this type has in its member {@code type}. */
    String word();

    /**
     * Gives the lines, in the running transaction and a few things at a time; what refers to another of the type stands
     * behind it.
     */
    void each(Consumer<ObjectNode> line);

    /** A line: its type, its id, and what is written of it. */
    static ObjectNode line(ObjectMapper json, String word, UUID id, Object shape) {
        ObjectNode line = json.createObjectNode().put("type", word).put("id", id.toString());
        line.setAll(json.<ObjectNode>valueToTree(shape));
        return line;
    }
}
