package press.dateline.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;

/** Gives the slugs that things once had, and the ids of what was merged, to Dateline's own NDJSON. */
@ApplicationScoped
class FormerNamesExport implements LineExport {

    private final Session session;
    private final ObjectMapper json;

    FormerNamesExport(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public String word() {
        return FormerName.WORD;
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        ExportedRows.each(
                session,
                "SELECT type, target_id, slug, cast(NULL AS uuid), at FROM former_slug ORDER BY type, slug",
                row -> line.accept(line(row)));
        ExportedRows.each(
                session,
                "SELECT type, target_id, cast(NULL AS text), id, at FROM former_id ORDER BY type, id",
                row -> line.accept(line(row)));
    }

    private ObjectNode line(Object[] row) {
        ObjectNode line = json.createObjectNode().put("type", word());
        line.setAll(json.<ObjectNode>valueToTree(
                new FormerName((String) row[0], (UUID) row[1], (String) row[2], (UUID) row[3], (Instant) row[4])));
        return line;
    }
}
