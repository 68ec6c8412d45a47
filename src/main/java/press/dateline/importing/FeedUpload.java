package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.incoming.FeedEntry;
import press.dateline.incoming.FeedFault;
import press.dateline.incoming.FeedHead;
import press.dateline.incoming.FeedReader;
import press.dateline.incoming.UnreadableFeedException;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Uploads that are RSS, Atom or JSON Feed. What a feed says of all its items goes with each. */
@ApplicationScoped
class FeedUpload implements UploadFormat {

    /** The format's name. */
    static final String NAME = "feed";

    private final ObjectMapper json;

    FeedUpload(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String format() {
        return NAME;
    }

    @Override
    public UploadSource open(InputStream upload) throws IOException {
        return new Lines(FeedReader.open(upload), json);
    }

    private static final class Lines implements UploadSource {

        private final FeedReader feed;
        private final ObjectMapper json;
        private int number;
        private int faults;

        Lines(FeedReader feed, ObjectMapper json) {
            this.feed = feed;
            this.json = json;
        }

        @Override
        public byte @Nullable [] next() throws IOException {
            try {
                Optional<FeedEntry> entry = feed.next();
                if (entry.isPresent()) {
                    number++;
                    return json.writeValueAsBytes(line(entry.get()));
                }
                return fault();
            } catch (UnreadableFeedException e) {
                throw new ProblemException(ProblemType.MALFORMED_BODY, String.valueOf(e.getMessage()));
            }
        }

        private ObjectNode line(FeedEntry entry) {
            FeedHead head = feed.head();
            ObjectNode line = json.createObjectNode();
            line.put("place", "item " + number + (entry.line() > 0 ? ", line " + entry.line() : ""));
            ObjectNode about = line.putObject("feed");
            put(about, "id", head.id());
            put(about, "page", head.page());
            put(about, "language", head.language());
            put(about, "rights", head.rights());
            about.set("authors", json.valueToTree(head.authors()));
            ObjectNode item = json.valueToTree(entry);
            item.remove("line"); // it changes with what stands before, and that is no change of the item
            line.set("item", item);
            return line;
        }

        private static void put(ObjectNode object, String name, @Nullable String value) {
            if (value != null) {
                object.put(name, value);
            }
        }

        /** What could not be read of the feed, once all that could be was. */
        private byte @Nullable [] fault() throws IOException {
            if (faults == feed.faults().size()) {
                return null;
            }
            FeedFault fault = feed.faults().get(faults++);
            ObjectNode line = json.createObjectNode();
            line.put("fault", "line " + fault.line() + ": " + fault.what());
            return json.writeValueAsBytes(line);
        }

        @Override
        public void close() throws IOException {
            feed.close();
        }
    }
}
