package press.dateline.comment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import press.dateline.change.ExportedRows;
import press.dateline.change.LineExport;

/** Gives comments to Dateline's own NDJSON: who wrote them by name only, since readers are in no export. */
@ApplicationScoped
class CommentExport implements LineExport {

    /** What is answered stands before its answers, whatever their times say. */
    private static final String COMMENTS = """
            WITH RECURSIVE thread (id, depth) AS (
                SELECT id, 0 FROM comment WHERE parent_id IS NULL
                UNION ALL
                SELECT c.id, thread.depth + 1 FROM thread JOIN comment c ON c.parent_id = thread.id
            )
            SELECT c.id, c.article_id, c.parent_id, c.display_name, c.text, c.state, c.created_at, c.deleted_at,
                c.keeps_place
            FROM thread JOIN comment c ON c.id = thread.id ORDER BY thread.depth, c.id""";

    private final Session session;
    private final ObjectMapper json;

    CommentExport(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public String word() {
        return CommentImport.WORD;
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        ExportedRows.each(session, COMMENTS, row -> line.accept(line(row)));
    }

    private ObjectNode line(Object[] row) {
        UUID id = (UUID) row[0];
        UUID article = (UUID) row[1];
        UUID parent = (UUID) row[2];
        Instant createdAt = (Instant) row[6];
        if (row[5].equals(Comment.DELETED)) {
            return LineExport.line(
                    json,
                    word(),
                    id,
                    new CommentImport.Deleted(
                            article, parent, Comment.DELETED, createdAt, (Instant) row[7], (Boolean) row[8]));
        }
        return LineExport.line(
                json,
                word(),
                id,
                new CommentDesk.Given(
                        id, article, parent, (String) row[3], (String) row[4], (String) row[5], createdAt));
    }
}
