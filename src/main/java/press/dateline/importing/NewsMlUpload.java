package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import press.dateline.incoming.NewsMlReader;
import press.dateline.incoming.UnreadableFeedException;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Uploads that are NewsML-G2. */
@ApplicationScoped
class NewsMlUpload implements UploadFormat {

    /** The format's name. */
    static final String NAME = "newsml";

    private final ObjectMapper json;

    NewsMlUpload(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String format() {
        return NAME;
    }

    @Override
    public UploadSource open(InputStream upload) throws IOException {
        try {
            return new Lines(NewsMlReader.read(upload).iterator(), json);
        } catch (UnreadableFeedException e) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, String.valueOf(e.getMessage()));
        }
    }

    private record Lines(Iterator<NewsMlReader.Item> items, ObjectMapper json) implements UploadSource {

        @Override
        public byte @Nullable [] next() throws IOException {
            if (!items.hasNext()) {
                return null;
            }
            NewsMlReader.Item item = items.next();
            ObjectNode line = json.createObjectNode();
            line.put("place", item.place());
            if (!item.passedOver().isEmpty()) {
                line.put("passedOver", item.passedOver());
            }
            line.set("ninjs", item.ninjs());
            return json.writeValueAsBytes(line);
        }

        @Override
        public void close() {
            // all of it was read
        }
    }
}
