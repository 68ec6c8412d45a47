package press.dateline.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.web.ProblemException;

class XmlInputTest {

    private static String text(byte[] document) {
        try {
            XMLStreamReader reader = XmlInput.reader(new ByteArrayInputStream(document));
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(reader.getText());
                    case XMLStreamReader.START_ELEMENT -> {
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            text.append(reader.getAttributeValue(i));
                        }
                    }
                    default -> {}
                }
            }
            return text.toString();
        } catch (XMLStreamException e) {
            throw XmlInput.fault(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(String document) {
        return text(document.getBytes(UTF_8));
    }

    @Test
    void readsXmlsEntitiesAndHtmls() {
        assertThat(text("<a t='&lt;b&gt;'>&amp;&quot;&apos;&#228;&#x1F600;&nbsp;&eacute;&AMP;&LT;</a>"))
                .isEqualTo("<b>&\"'ä😀\u00A0é&<");
    }

    @Test
    void readsControlCharactersAsReferences() {
        assertThat(text("<a>&#8;b</a>")).isEqualTo("\bb");
    }

    @Test
    void skipsADocumentType() {
        assertThat(
                        text(
                                "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://127.0.0.1:1/rss.dtd\"><rss>x</rss>"))
                .isEqualTo("x");
    }

    @Test
    void readsNoEntityOfTheDocuments() {
        assertThatThrownBy(() -> text("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "The document cannot be read as XML at line 1, column 36: the entity 'b' is neither XML's nor"
                                + " HTML's, and entities that a document declares are not read.");
    }

    @Test
    void opensNothingElse() {
        assertThatThrownBy(() -> text("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the entity 'b' is neither");
        assertThatThrownBy(() -> text("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]><a>&b;</a>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the entity 'b' is neither");
    }

    @Test
    void doesNotGrow() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY lol0 'lol'>");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY lol")
                    .append(i)
                    .append(" '")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        bomb.append("]><lolz>&lol9;</lolz>");
        assertThatThrownBy(() -> text(bomb.toString()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the entity 'lol9' is neither");
        assertThatThrownBy(() -> text(bomb.toString().replace("<lolz>&lol9;", "<lolz a='&lol9;'>")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the entity 'lol9' is neither");
    }

    @Test
    void goesNoDeeperThanItsBound() {
        String inside = "<a>".repeat(XmlInput.DEEPEST) + "x" + "</a>".repeat(XmlInput.DEEPEST);
        assertThat(text(inside)).isEqualTo("x");
        assertThatThrownBy(() -> text("<a>" + inside + "</a>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it goes beyond what is read: 200 open elements");
    }

    @Test
    void readsNoEndlessAttribute() {
        assertThat(text("<a b='" + "c".repeat(XmlInput.LONGEST_ATTRIBUTE) + "'/>"))
                .hasSize(XmlInput.LONGEST_ATTRIBUTE);
        assertThatThrownBy(() -> text("<a b='" + "c".repeat(XmlInput.LONGEST_ATTRIBUTE + 1) + "'/>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it goes beyond what is read");
    }

    @Test
    void readsNoEndlessListOfAttributes() {
        StringBuilder many = new StringBuilder("<a");
        for (int i = 0; i <= XmlInput.MOST_ATTRIBUTES; i++) {
            many.append(" a").append(i).append("='1'");
        }
        assertThatThrownBy(() -> text(many + "/>"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it goes beyond what is read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "windows-1252", "Big5", "Shift_JIS"})
    void readsWhatIsDeclared(String charset) {
        String document = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>x"
                + (charset.equals("windows-1252") ? "€é" : charset.startsWith("UTF") ? "é漢" : "漢") + "</a>";
        assertThat(text(document.getBytes(Charset.forName(charset))))
                .isEqualTo("x" + (charset.equals("windows-1252") ? "€é" : charset.startsWith("UTF") ? "é漢" : "漢"));
    }

    @Test
    void readsByteOrderMarks() throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.write(new byte[] {(byte) 0xFE, (byte) 0xFF});
        document.write("<?xml version='1.0' encoding='UTF-8'?><a>é</a>".getBytes(StandardCharsets.UTF_16BE));
        assertThat(text(document.toByteArray())).isEqualTo("é");
        assertThat(text("\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>"))
                .isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, é", "ISO-8859-1, Ã©"})
    void readsWhatDeclaresTheWrongEncoding(String declared, String read) {
        assertThat(text("<?xml version='1.0' encoding='" + declared + "'?><a>é</a>"))
                .isEqualTo(read);
    }

    @Test
    void refusesAnUnknownEncoding() {
        assertThatThrownBy(() -> text("<?xml version='1.0' encoding='x-klingon'?><a>é</a>"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "The document says that its encoding is 'x-klingon', which is not known; write it in UTF-8.");
    }

    @Test
    void readsOnAfterBytesThatAreNoText() throws IOException {
        byte[] document = "<a>b?c\u0001d\uFFFFe</a>".getBytes(UTF_8);
        document[4] = (byte) 0xC3;
        assertThat(text(document)).isEqualTo("b\uFFFDc\uFFFDd\uFFFDe");
        XmlDecoding decoding = XmlDecoding.of(new ByteArrayInputStream(document));
        assertThat(decoding.transferTo(Writer.nullWriter())).isEqualTo(14);
        assertThat(decoding.replaced()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "no XML", "{\"uri\": 1}", "<a>", "<a></b>", "<a b=c/>", "<a><![CDATA[x</a>", "<", "\0\0"
            })
    void saysThatItIsNotXml(String document) {
        assertThatThrownBy(() -> text(document))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("The document cannot be read as XML");
    }
}
