package press.dateline.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Uploads that are Dateline's own NDJSON. An export says how many things it has: where it breaks off, or lines of it are
 * missing, a last line says so, which is then rejected.
 */
@ApplicationScoped
class DatelineUpload implements UploadFormat {

    /** The member of a line that says what is wrong with the upload. */
    static final String BROKEN = "broken";

    private static final int LONGEST_FRAME = 1_000;

    private final ObjectMapper json;

    DatelineUpload(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String format() {
        return DatelineStore.NAME;
    }

    @Override
    public UploadSource open(InputStream upload) throws IOException {
        return new Counted(new UploadLines(upload, json), json);
    }

    private static final class Counted implements UploadSource {

        private final UploadLines lines;
        private final ObjectMapper json;
        private long things;
        private boolean isExport;
        private boolean hasEnded;
        private byte[] last = {};

        Counted(UploadLines lines, ObjectMapper json) {
            this.lines = lines;
            this.json = json;
        }

        @Override
        public byte @Nullable [] next() throws IOException {
            byte[] line = lines.next();
            if (line == null) {
                return end();
            }
            if (line.length > 1) { // a blank line is one blank
                isExport = things == 0 ? isFrame(line, "export") : isExport;
                things++;
                last = line;
            }
            return line;
        }

        private byte @Nullable [] end() throws IOException {
            if (!isExport || hasEnded) {
                return null;
            }
            hasEnded = true;
            // The first and the last line are not counted.
            if (!isFrame(last, "end")) {
                return broken("The export breaks off after line " + things + ": what came before is imported, and what"
                        + " came after is not. Export it again, or copy all of the file.");
            }
            long told = frame(last).path("things").asLong(-1);
            return told == things - 2
                    ? null
                    : broken("The export says that it has " + told + " things, but " + (things - 2)
                            + " are there: lines of it are missing, or were added.");
        }

        private byte[] broken(String reason) throws IOException {
            return json.writeValueAsBytes(json.createObjectNode().put(BROKEN, reason));
        }

        private boolean isFrame(byte[] line, String type) {
            return frame(line).path("type").asText().equals(type);
        }

        private JsonNode frame(byte[] line) {
            try {
                return line.length > LONGEST_FRAME ? MissingNode.getInstance() : json.readTree(line);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            } catch (IOException e) {
                throw new IllegalStateException("What is in memory can be read", e);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
