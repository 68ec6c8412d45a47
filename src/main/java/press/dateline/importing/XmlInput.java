package press.dateline.importing;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * How XML from outside is read: as a stream, without a document type (what one declares is skipped), without external
 * entities, and within bounds. Of entities there are XML's own and HTML's, which feeds use without declaring them; so
 * no document makes itself grow.
 */
public final class XmlInput {

    /** How many elements may be open at once. */
    public static final int DEEPEST = 200;

    /** The most attributes of an element. */
    public static final int MOST_ATTRIBUTES = 200;

    /** The most characters of an attribute. */
    public static final int LONGEST_ATTRIBUTE = 256 * 1024;

    /** The most characters of a text. */
    public static final int LONGEST_TEXT = 8 * 1024 * 1024;

    private static final Pattern ENTITY = Pattern.compile("entity \"([^\"]{1,200})\"");
    private static final XMLInputFactory FACTORY = factory();

    private XmlInput() {}

    /**
     * Reads a document, in whatever encoding it is.
     *
     * @throws ProblemException MALFORMED_BODY where it cannot even begin to be read
     */
    public static XMLStreamReader reader(InputStream document) throws IOException {
        return reader(XmlDecoding.of(document));
    }

    static XMLStreamReader reader(Reader document) {
        try {
            return FACTORY.createXMLStreamReader(document);
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    /** What to say of a document that cannot be read on: where that is, and why. */
    public static ProblemException fault(XMLStreamException e) {
        @Nullable Location at = e.getLocation();
        String where = at == null || at.getLineNumber() < 1
                ? ""
                : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        return new ProblemException(
                ProblemType.MALFORMED_BODY, "The document cannot be read as XML" + where + ": " + reason(e) + ".");
    }

    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).split("\n", 2)[0];
        Matcher entity = ENTITY.matcher(message);
        if (entity.find()) {
            return "the entity '" + Texts.excerpt(entity.group(1))
                    + "' is neither XML's nor HTML's, and entities that a document declares are not read";
        }
        if (message.contains("exceeds") || message.contains("limit")) {
            return "it goes beyond what is read: " + DEEPEST + " open elements, " + MOST_ATTRIBUTES
                    + " attributes of one, " + LONGEST_ATTRIBUTE + " characters of one of these";
        }
        return Texts.excerpt(message);
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // What is wrong in a text is told where it is met, and by the exception that this API declares.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        // What WordPress writes holds control characters as references.
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        XMLResolver html = (publicId, systemId, base, name) -> character(name);
        factory.setProperty(WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, html);
        return factory;
    }

    /** What HTML calls by that name; null where it calls nothing so. */
    private static @Nullable Reader character(@Nullable String name) {
        String text = name == null ? "" : Entities.getByName(name);
        return text.isEmpty()
                ? null
                : new StringReader(text.replace("&", "&#38;").replace("<", "&#60;"));
    }
}
