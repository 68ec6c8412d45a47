package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * Reads a WordPress export (WXR 1.0 to 1.2: RSS 2.0 with WordPress's elements) as a stream. What others refer to comes
 * first, whatever the order in the file: authors and categories, then attachments, then posts, then comments. Of the
 * file no more is in memory than an item and the categories. Where it breaks off, what came before is taken, and a last
 * line says where that was.
 */
final class WxrReader implements UploadSource {

    static final int FIRST = 0;
    static final int ATTACHMENTS = 1;
    static final int POSTS = 2;
    static final int COMMENTS = 3;
    static final int LAST = 4;

    private static final Set<String> TERMS = Set.of("category", "tag", "term", "author");

    private final XmlDecoding text;
    private final XMLStreamReader xml;
    private final ObjectMapper json;
    private final WxrSite site = new WxrSite();
    private final Deque<Line> ready = new ArrayDeque<>();
    private @Nullable WxrItem item;
    private boolean begun;
    private boolean ended;
    private int items;
    private int turn;

    /** A line that is ready, and its turn. */
    record Line(int turn, ObjectNode json) {}

    WxrReader(InputStream upload, ObjectMapper json) throws IOException {
        this.text = XmlDecoding.of(upload);
        this.xml = XmlInput.reader(text);
        this.json = json;
        try {
            requireChannel();
        } catch (XMLStreamException e) {
            throw XmlInput.fault(e);
        }
    }

    private void requireChannel() throws XMLStreamException {
        while (!xml.isStartElement()) {
            xml.next();
        }
        if (!xml.getLocalName().equals("rss")) {
            throw new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "A WordPress export is an RSS document; the root element of this one is '"
                            + Texts.excerpt(xml.getLocalName()) + "'.");
        }
        while (xml.hasNext() && !(xml.isStartElement() && xml.getLocalName().equals("channel"))) {
            xml.next();
        }
        if (!xml.hasNext()) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The RSS document has no channel.");
        }
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (ready.isEmpty() && !ended) {
            advance();
        }
        Line line = ready.poll();
        if (line == null) {
            return null;
        }
        turn = line.turn();
        begun = true;
        return json.writeValueAsBytes(line.json());
    }

    @Override
    public int turn() {
        return turn;
    }

    @Override
    public void close() {
        // The upload's own stream is closed by whoever opened it.
    }

    private void advance() throws IOException {
        try {
            if (item != null) {
                // What has come of it goes before more is read: of its comments there may be very many.
                item = item.read(ready::add) ? item : null;
            } else if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                element();
            } else if (!xml.hasNext()) {
                end();
            }
        } catch (XMLStreamException e) {
            breakOff(XmlInput.fault(e));
        }
    }

    /** A child of the channel. */
    private void element() throws XMLStreamException {
        String name = xml.getLocalName();
        if (name.equals("item")) {
            items++;
            terms();
            item = new WxrItem(xml, json, site, items);
        } else if (TERMS.contains(name) && WxrText.isWordPress(xml.getNamespaceURI())) {
            site.add(name, WxrText.children(xml, WxrSite.TERM));
        } else if (WxrSite.MEMBERS.contains(name)) {
            site.set(name, WxrText.of(xml, WxrText.SHORT));
        } else {
            WxrText.skip(xml);
        }
    }

    /** What the channel has told of authors and categories: before the items, as a rule. */
    private void terms() {
        List<ObjectNode> lines = new ArrayList<>();
        site.lines(json, lines);
        lines.forEach(line -> ready.add(new Line(FIRST, line)));
    }

    private void end() {
        ended = true;
        terms();
        if (site.leftOut() > 0) {
            note(site.leftOut()
                    + " authors, categories and tags of the file's head are left out, as there are too many:"
                    + " those that posts name are known by what the posts say.");
        }
        if (text.replaced() > 0) {
            note(text.replaced() + " characters of the file could not be read in its encoding, or are none that XML"
                    + " allows: they are replaced by U+FFFD.");
        }
    }

    private void breakOff(ProblemException fault) {
        ended = true;
        item = null;
        terms();
        if (!begun && items < 2 && ready.isEmpty()) {
            throw fault;
        }
        ObjectNode line = json.createObjectNode();
        line.put("kind", "broken");
        line.put("place", "item " + Math.max(1, items));
        line.put(
                "reason",
                fault.detail() + " Items before " + items
                        + " are imported, and what comes after is not: export it again, or mend the file.");
        ready.add(new Line(LAST, line));
    }

    private void note(String text) {
        ObjectNode line = json.createObjectNode();
        line.put("kind", "note");
        line.put("place", "file");
        line.put("note", text);
        ready.add(new Line(LAST, line));
    }
}
