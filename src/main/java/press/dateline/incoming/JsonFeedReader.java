package press.dateline.incoming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1. A feed that breaks off is read up to there. */
final class JsonFeedReader implements FeedReader {

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    private final JsonParser parser;
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
        parser = JSON.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    @Override
    public Optional<FeedEntry> next() throws IOException {
        try {
            while (!ended) {
                int line = parser.currentTokenLocation().getLineNr();
                JsonToken token = parser.nextToken();
                if (inItems && token == JsonToken.START_OBJECT) {
                    line = parser.currentTokenLocation().getLineNr();
                    return Optional.of(JsonFeedItem.read(parser.readValueAsTree(), line));
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
        } else {
            head.set(name, parser.readValueAsTree());
        }
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
        String icon = text(head, "icon");
        String image = icon == null ? text(head, "favicon") : icon;
        return new FeedHead(
                "json",
                text(head, "version") == null
                        ? ""
                        : head.path("version").asText().replaceAll(".*/", ""),
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
}
