package press.dateline.incoming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1. A feed that breaks off is read up to there. */
final class JsonFeedReader implements FeedReader {

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    /** What is read of what the feed says of itself. */
    private static final Set<String> HEAD = Set.of(
            "version",
            "title",
            "description",
            "home_page_url",
            "feed_url",
            "next_url",
            "icon",
            "favicon",
            "language",
            "authors",
            "author");

    private final Metered metered;
    private final BoundedJson parser;
    private final ObjectNode head = JsonNodeFactory.instance.objectNode();
    private final List<FeedFault> faults = new ArrayList<>();
    private boolean inItems;
    private boolean ended;
    private boolean isFeed;

    JsonFeedReader(BufferedInputStream in) throws IOException {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        in.mark(mark.length);
        if (!Arrays.equals(in.readNBytes(mark.length), mark)) {
            in.reset();
        }
        metered = new Metered(in);
        parser = new BoundedJson(JSON.createParser(metered).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE));
    }

    @Override
    public Optional<FeedEntry> next() throws IOException {
        try {
            while (!ended) {
                int line = parser.currentTokenLocation().getLineNr();
                JsonToken token = parser.nextToken();
                if (inItems && token == JsonToken.START_OBJECT) {
                    line = parser.currentTokenLocation().getLineNr();
                    return Optional.of(JsonFeedItem.read(tree(), line));
                } else if (inItems && token == JsonToken.END_ARRAY) {
                    inItems = false;
                } else if (inItems && token != null) {
                    faults.add(new FeedFault(line, "an item is not an object"));
                    parser.skipChildren();
                } else if (token == null || token == JsonToken.END_OBJECT) {
                    ended = true;
                } else if (token == JsonToken.FIELD_NAME) {
                    member(parser.currentName());
                }
            }
        } catch (JsonProcessingException e) {
            ended = true;
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.add(new FeedFault(line, "the file is not valid JSON from here on"));
        }
        requireFeed();
        return Optional.empty();
    }

    private void member(String name) throws IOException {
        JsonToken value = parser.nextToken();
        if (name.equals("items") && value == JsonToken.START_ARRAY) {
            inItems = true;
            isFeed = true;
        } else if (HEAD.contains(name)) {
            head.set(name, tree());
        } else {
            parser.skipChildren();
        }
    }

    private JsonNode tree() throws IOException {
        metered.forgetBefore();
        parser.forgetBefore();
        return parser.readValueAsTree();
    }

    /** Some write another version than the address that the format asks for; items or that address are enough. */
    private void requireFeed() {
        if (!isFeed && !head.path("version").asText().contains("jsonfeed.org/version")) {
            throw new UnreadableFeedException("This is no feed that can be read: it is JSON, but not a JSON Feed, as it"
                    + " has no items and no version that says so.");
        }
    }

    @Override
    public FeedHead head() {
        requireFeed();
        String home = text(head, "home_page_url");
        String self = text(head, "feed_url");
        List<FeedLink> links = new ArrayList<>();
        if (home != null) {
            links.add(FeedLink.to(home));
        }
        if (self != null) {
            links.add(new FeedLink(self, "self", null, null, null, null));
        }
        String version = text(head, "version");
        String icon = text(head, "icon");
        String image = icon == null ? text(head, "favicon") : icon;
        return new FeedHead(
                "json",
                version == null ? "" : version.substring(version.lastIndexOf('/') + 1),
                null,
                text(head, "title"),
                text(head, "description"),
                links,
                text(head, "language"),
                null,
                null,
                null,
                JsonFeedItem.authors(head),
                List.of(),
                image == null ? null : new FeedImage(image, null, null),
                text(head, "next_url"));
    }

    /** A text that is there and not empty; numbers as they were written. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        String text = value.isValueNode() && !value.isNull()
                ? XmlTexts.storable(value.asText()).strip()
                : "";
        return text.isEmpty() ? null : text;
    }

    @Override
    public List<FeedFault> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Ends a feed of which something does not end. */
    private static final class Metered extends FilterInputStream {

        private int left = 2 * LONGEST_ITEM;

        Metered(InputStream in) {
            super(in);
        }

        void forgetBefore() {
            left = 2 * LONGEST_ITEM;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw tooLong();
            }
            return read;
        }
    }

    /** Ends a feed of which something has very many values: a tree of them is far larger than what was written. */
    private static final class BoundedJson extends JsonParserDelegate {

        private static final int MOST_VALUES = 200_000;

        private int values;

        BoundedJson(JsonParser parser) {
            super(parser);
        }

        void forgetBefore() {
            values = 0;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++values > MOST_VALUES) {
                throw tooLong();
            }
            return super.nextToken();
        }
    }

    private static UnreadableFeedException tooLong() {
        return new UnreadableFeedException("The feed has an item, or something beside its items, that is longer than "
                + LONGEST_ITEM / (1024 * 1024) + " million characters, or has more than " + BoundedJson.MOST_VALUES
                + " values.");
    }
}
