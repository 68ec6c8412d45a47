package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import press.dateline.web.Texts;

/** Uploads that are RSS, Atom or JSON Feed. What a feed says of all its items goes with each. */
@ApplicationScoped
class FeedUpload implements UploadFormat {

    /** The format's name. */
    static final String NAME = "feed";

    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_NOTICE = 3_000;
    private static final int MOST_AUTHORS = 50;

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

        /** What was read of the feed before its first item, or at that. */
        private @Nullable ObjectNode about;

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
            ObjectNode line = json.createObjectNode();
            line.put("place", "item " + number + (entry.line() > 0 ? ", line " + entry.line() : ""));
            line.set("feed", about());
            ObjectNode item = json.valueToTree(entry);
            item.remove("line"); // it changes with what stands before, and that is no change of the item
            line.set("item", item);
            return line;
        }

        /** What stands in each line is no longer than it may be of use, or a small feed would become a large upload. */
        private ObjectNode about() {
            ObjectNode known = about;
            if (known != null) {
                return known;
            }
            FeedHead head = feed.head();
            ObjectNode made = json.createObjectNode();
            put(made, "id", head.id(), LONGEST_ADDRESS);
            put(made, "page", head.page(), LONGEST_ADDRESS);
            put(made, "language", head.language(), LONGEST_NAME);
            put(made, "rights", head.rights(), LONGEST_NOTICE);
            ArrayNode authors = made.putArray("authors");
            head.authors().stream()
                    .limit(MOST_AUTHORS)
                    .forEach(author -> put(authors.addObject(), "name", author.name(), LONGEST_NAME));
            about = made;
            return made;
        }

        private static void put(ObjectNode object, String name, @Nullable String value, int longest) {
            if (value != null) {
                object.put(name, Texts.beginning(value, longest));
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
