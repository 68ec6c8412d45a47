package press.dateline.importing;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Texts of a WordPress export's elements; each is cut to what anybody keeps of it. */
final class WxrText {

    /** The most characters of names, addresses and the like. */
    static final int SHORT = 10_000;

    private WxrText() {}

    /** Whether a namespace is that of WordPress's own elements, whatever its version. */
    static boolean isWordPress(@Nullable String namespace) {
        return namespace != null && namespace.contains("//wordpress.org/export/") && !namespace.contains("/excerpt");
    }

    /** The text of the element at hand, up to its end, without white space around; more than so much is left out. */
    static String of(XMLStreamReader xml, int most) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    int length = Math.min(xml.getTextLength(), most - text.length());
                    if (length > 0) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), length);
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return text.toString().strip();
    }

    /** The texts of the element's children by local name, of several the first; cut to {@link #SHORT}. */
    static Map<String, String> children(XMLStreamReader xml) throws XMLStreamException {
        return children(xml, SHORT);
    }

    /** The same, cut to so many characters. */
    static Map<String, String> children(XMLStreamReader xml, int most) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                String text = of(xml, most);
                if (texts.size() < SHORT / 100) {
                    texts.putIfAbsent(name, text);
                }
            }
        }
        return texts;
    }

    /** Leaves the element at hand out. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        of(xml, 0);
    }
}
