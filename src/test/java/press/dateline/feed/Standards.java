package press.dateline.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import press.dateline.testing.SharedData;

/** What the standards' own schemas say of a document: each fault in words. */
final class Standards {

    private static final String FEED_1 = "https://json.schemastore.org/feed-1";

    private Standards() {}

    /** By the RELAX NG of RFC 4287, appendix B. */
    static List<String> atom(byte[] document) throws IOException, SAXException {
        Faults faults = new Faults();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, faults);
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        driver.loadSchema(ValidationDriver.fileInputSource(
                SharedData.path("standards/atom.rnc").toFile()));
        driver.validate(new InputSource(new ByteArrayInputStream(document)));
        return faults.all;
    }

    /** By the schema of JSON Feed 1.1; what it takes over from that of 1.0 stands in a file of ours. */
    static List<String> jsonFeed(byte[] document) throws IOException {
        try (InputStream taken = Objects.requireNonNull(Standards.class.getResourceAsStream("feed-1.schema.json"))) {
            String feed1 = new String(taken.readAllBytes(), StandardCharsets.UTF_8);
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V7,
                    builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(FEED_1, feed1))));
            JsonSchema schema =
                    factory.getSchema(Files.readString(SharedData.path("standards/jsonfeed-1.1.schema.json")));
            return schema.validate(new ObjectMapper().readTree(document)).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    /** By the schema of sitemaps.org, for sitemaps; what is Google's is let through as it is. */
    static List<String> sitemap(byte[] document) throws IOException, SAXException {
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SharedData.path("standards/sitemap.xsd").toFile())
                .newValidator();
        Faults faults = new Faults();
        validator.setErrorHandler(faults);
        validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        return faults.all;
    }

    private static final class Faults implements ErrorHandler {

        private final List<String> all = new ArrayList<>();

        @Override
        public void warning(SAXParseException e) {
            all.add(e.toString());
        }

        @Override
        public void error(SAXParseException e) {
            all.add(e.toString());
        }

        @Override
        public void fatalError(SAXParseException e) {
            all.add(e.toString());
        }
    }
}
