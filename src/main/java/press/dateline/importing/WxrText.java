package press.dateline.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(xml, text, most);
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private static void append(XMLStreamReader xml, StringBuilder text, int most) {
        char[] characters = xml.getTextCharacters();
        int start = xml.getTextStart();
        int length = xml.getTextLength();
        while (text.isEmpty() && length > 0 && Character.isWhitespace(characters[start])) {
            start++;
            length--;
        }
        length = Math.min(length, most - text.length());
        if (length > 0) {
            text.append(characters, start, length);
        }
    }

    /** The texts of the element's children that have these local names, of several the first; cut to {@link #SHORT}. */
    static Map<String, String> children(XMLStreamReader xml, Set<String> names) throws XMLStreamException {
        return children(xml, names, SHORT);
    }

    /** The same, cut to so many characters. */
    static Map<String, String> children(XMLStreamReader xml, Set<String> names, int most) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (names.contains(name) && !texts.containsKey(name)) {
                    texts.put(name, of(xml, most));
                } else {
                    skip(xml);
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
