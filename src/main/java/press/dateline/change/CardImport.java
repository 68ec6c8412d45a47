package press.dateline.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes things of one type from Dateline's own NDJSON; each feature with cards has one. */
public interface CardImport {

    /** The word that a line of this type has in its member {@code type}. */
    String word();

    /** What became of a line. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /**
     * Stores what a line says, in the running transaction.
     *
     * @param line the writable shape, and {@code id} where the thing has one; without {@code type}
     * @param actor the key that asked for the import; null for the machine
     * @throws press.dateline.web.ProblemException where the line breaks the shape
     */
    Outcome store(ObjectNode line, @Nullable UUID actor);
}
