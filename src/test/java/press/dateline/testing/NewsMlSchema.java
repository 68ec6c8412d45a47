package press.dateline.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The schema of NewsML-G2 2.35 (Power), from the shared data; nothing is fetched. */
public final class NewsMlSchema {

    private final Schema schema;

    private NewsMlSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema; the test is skipped where there is none. */
    public static NewsMlSchema load() throws Exception {
        Path file = SharedData.path("standards/newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd");
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        DOMImplementationLS inputs =
                (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            if (!String.valueOf(systemId).endsWith("xml.xsd")) {
                throw new IllegalStateException("nothing is fetched: " + systemId);
            }
            try {
                LSInput input = inputs.createLSInput();
                input.setCharacterStream(new StringReader(Files.readString(file.resolveSibling("xml.xsd"))));
                input.setSystemId(systemId);
                return input;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return new NewsMlSchema(factory.newSchema(new StreamSource(Files.newInputStream(file))));
    }

    /** Asserts that it is a valid document, and answers it. */
    public Document assertValid(byte[] xml) {
        try {
            Document document = parse(xml);
            schema.newValidator().validate(new DOMSource(document));
            return document;
        } catch (SAXException | IOException e) {
            throw new AssertionError(new String(xml, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    /** The document; without any external entity. */
    public static Document parse(byte[] xml) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
