package press.dateline.form;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML 1.0 in UTF-8. A character that XML cannot hold, not even as a reference (section 2.2), is written as
 * U+FFFD, so whatever a text holds, the document is well-formed. What has no value is not written.
 */
final class XmlWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    XmlWriter() {
        try {
            this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Begins an element. */
    XmlWriter start(String name) {
        try {
            out.writeStartElement(name);
            return this;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Begins an element, from which on names without a prefix belong to a namespace. */
    XmlWriter start(String name, String namespace) {
        try {
            out.writeStartElement(name);
            out.writeDefaultNamespace(namespace);
            return this;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** An attribute of the element that was just begun. */
    XmlWriter attribute(String name, @Nullable String value) {
        try {
            if (value != null) {
                out.writeAttribute(name, writable(value));
            }
            return this;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    XmlWriter text(@Nullable String text) {
        try {
            if (text != null) {
                out.writeCharacters(writable(text));
            }
            return this;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** Ends the last element that is open. */
    XmlWriter end() {
        try {
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** A whole element that holds a text. */
    XmlWriter element(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? this : start(name).text(text).end();
    }

    /** A whole element that holds a text on one line: tabs and line ends are spaces in it. */
    XmlWriter line(String name, @Nullable String text) {
        return element(name, text == null ? null : text.replaceAll("\\r\\n?|[\\t\\n]", " "));
    }

    /** A whole element that has an attribute only. */
    XmlWriter empty(String name, String attribute, @Nullable String value) {
        return value == null ? this : start(name).attribute(attribute, value).end();
    }

    /** The document, which is whole now. */
    byte[] bytes() {
        try {
            out.writeEndDocument();
            out.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(XMLStreamException e) {
        return new IllegalStateException("writing to memory cannot fail", e);
    }

    /** A carriage return would be read as a line feed (section 2.11), so it is written as one. */
    private static String writable(String text) {
        return XmlText.of(text.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
