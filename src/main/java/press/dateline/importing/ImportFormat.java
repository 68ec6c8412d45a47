package press.dateline.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.dateline.web.ProblemException;

/**
 * Tells the format of a file. Of JSON the first item tells it: Dateline's own says one of its types and has no
 * {@code uri}. Of XML the root element does, and the namespaces that it declares. Ninjs is what says nothing else, so that
 * what is none is refused by its reader.
 */
public final class ImportFormat {

    /** All that can be read. */
    public static final List<String> NAMES = List.of("ninjs", "dateline", "wxr", "feed", "newsml");

    private static final String WORDPRESS = "//wordpress.org/export/";
    private static final String JSON_FEED = "jsonfeed.org/version/";
    private static final Set<String> NEWSML = Set.of("newsItem", "newsMessage", "packageItem");

    /** Feeds need not be well-formed to be read. */
    private static final Pattern FEED = Pattern.compile("<(?:[A-Za-z]+:)?(?:rss|feed|RDF)[\\s>]");

    private static final Set<String> TYPES =
            Set.of("export", "site", "section", "tag", "person", "place", "image", "former", "article", "comment");
    private static final int LOOK_AT = 64 * 1024;
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private ImportFormat() {}

    /** That of a file, gzipped or not. */
    public static String of(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            return of(raw);
        } catch (IOException _) {
            return "ninjs";
        }
    }

    /** That of bytes, gzipped or not. */
    public static String of(byte[] bytes) {
        try {
            return of(new ByteArrayInputStream(bytes));
        } catch (IOException _) {
            return "ninjs";
        }
    }

    private static String of(InputStream raw) throws IOException {
        byte[] magic = raw.readNBytes(2);
        boolean zipped = magic.length == 2 && (magic[0] & 0xff) == GZIP_1 && (magic[1] & 0xff) == GZIP_2;
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
        byte[] start = (zipped ? new GZIPInputStream(whole) : whole).readNBytes(LOOK_AT);
        if (isXml(start)) {
            return ofXml(start);
        }
        boolean typed = false;
        try (JsonParser parser = new JsonFactory().createParser(start)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("uri")) {
                    return "ninjs";
                }
                if (name.equals("version") && parser.getValueAsString("").contains(JSON_FEED)) {
                    return "feed";
                }
                typed |= name.equals("type") && TYPES.contains(parser.getValueAsString(""));
                parser.skipChildren();
            }
        } catch (IOException _) {
            // The item is longer than what was looked at: what was seen counts.
        }
        return typed ? "dateline" : otherwise(start);
    }

    private static boolean isXml(byte[] start) {
        for (byte b : start) {
            // Before the first "<" there may be white space, byte order marks, and halves of UTF-16's characters.
            if (b == '<') {
                return true;
            }
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    private static String ofXml(byte[] start) {
        try {
            XMLStreamReader reader = XmlInput.reader(new ByteArrayInputStream(start));
            while (!reader.isStartElement()) {
                reader.next();
            }
            return ofRoot(reader);
        } catch (IOException | XMLStreamException | ProblemException _) {
            return otherwise(start);
        }
    }

    /** By the root element. */
    private static String ofRoot(XMLStreamReader root) {
        for (int i = 0; i < root.getNamespaceCount(); i++) {
            String namespace = root.getNamespaceURI(i);
            if (root.getLocalName().equals("rss") && namespace != null && namespace.contains(WORDPRESS)) {
                return "wxr";
            }
        }
        return NEWSML.contains(root.getLocalName())
                ? "newsml"
                : Set.of("rss", "feed", "RDF").contains(root.getLocalName()) ? "feed" : "ninjs";
    }

    private static String otherwise(byte[] start) {
        return FEED.matcher(new String(start, StandardCharsets.ISO_8859_1)).find() ? "feed" : "ninjs";
    }
}
