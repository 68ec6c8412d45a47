package press.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import press.dateline.document.Form;
import press.dateline.testing.NewsMlSchema;
import press.dateline.testing.NinjsSchema;
import press.dateline.web.ApiJson;

/** Whatever an article's texts hold, its ninjs and NewsML-G2 are valid by the schemas of the IPTC, and hold them. */
@Tag("formats")
class NewsStandardsTest {

    private static final ObjectMapper JSON = ApiJson.mapper();

    /** What XML 1.0 cannot hold, and what looks like its markup. */
    private static final List<String> AGAINST_XML = List.of(
            "\u0001",
            "a\u0008b",
            "\u000b\u000c\u000e\u001f",
            "\u007f\u0085",
            "\ufffe\uffff",
            "\ud83f\udffe",
            "a\rb\r\nc\n",
            "]]>",
            "<![CDATA[a]]>",
            "<?xml version='1.0'?>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;",
            "&#0;&#xD800;&lt;",
            "<!-- -- -->",
            "a\tb",
            "  a  ",
            "\u2028\u2029");

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>(HostileArticle.naughty());
        texts.addAll(AGAINST_XML);
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(12, 1, 0x11_0000)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .map(c -> c % 3 == 0 ? c % 0x80 + 1 : c)
                    .forEach(text::appendCodePoint);
            texts.add(text.toString());
        }
        return texts;
    }

    private static final Instant MADE = Instant.parse("2017-05-03T08:10:00Z");

    private static byte[] written(Form form, ObjectNode article) throws IOException {
        return new FormWriter(JSON).write(form, JSON.writeValueAsBytes(article), true, MADE);
    }

    @Test
    void anyTextIsValidNinjsAndReadsBack() throws IOException {
        NinjsSchema three = NinjsSchema.of("3.1");
        NinjsSchema two = NinjsSchema.of("2.1");
        int valid = 0;
        for (String text : texts()) {
            ObjectNode article = HostileArticle.everywhere(text);
            JsonNode item = JSON.readTree(written(Form.NINJS, article));
            three.assertValid(item);
            for (String place : List.of(
                    "/headlines/0/value",
                    "/headlines/1/value",
                    "/headlines/2/value",
                    "/descriptions/0/value",
                    "/descriptions/1/value",
                    "/descriptions/2/value",
                    "/title",
                    "/by",
                    "/located",
                    "/copyrightHolder",
                    "/usageTerms",
                    "/people/0/name",
                    "/organisations/0/name",
                    "/places/0/name",
                    "/subjects/0/name",
                    "/subjects/1/name",
                    "/infoSources/0/name",
                    "/infoSources/0/role",
                    "/associations/0/descriptions/0/value",
                    "/associations/1/bodies/0/value")) {
                assertThat(item.at(place).asText()).as(place).isEqualTo(text);
            }
            two.assertValid(JSON.readTree(written(Form.NINJS_2, article)));
            valid++;
        }
        assertThat(valid).isGreaterThan(500);
        System.out.println("formats: ninjs 3.1 and 2.1 of hostile texts: " + valid + " of " + valid + " valid");
    }

    @Test
    void anyTextIsValidNewsMlAndReadsBackButForWhatXmlCannotHold() throws Exception {
        NewsMlSchema schema = NewsMlSchema.load();
        int valid = 0;
        for (String text : texts()) {
            Document item = schema.assertValid(written(Form.NEWSML, HostileArticle.everywhere(text)));
            String expected = inXml(text);
            for (String name : List.of("headline", "by", "usageTerms", "description", "note")) {
                assertThat(texts(item, name)).as(name).allMatch(expected::equals, expected);
            }
            String line = expected.replaceAll("[\\t\\n]", " ");
            assertThat(texts(item, "creditline")).allMatch(line::equals, line);
            valid++;
        }
        assertThat(valid).isGreaterThan(500);
        System.out.println("formats: NewsML-G2 of hostile texts: " + valid + " of " + valid + " valid");
    }

    @Test
    void whatWasWithdrawnIsCanceledAndAPageOfNothingIsValid() throws Exception {
        NewsPages pages = new NewsPages(JSON);
        NinjsSchema three = NinjsSchema.of("3.1");
        NinjsSchema two = NinjsSchema.of("2.1");
        NewsMlSchema newsMl = NewsMlSchema.load();
        for (String reason : texts()) {
            NewsEntry notice = new NewsEntry.Notice(
                    UUID.fromString(HostileArticle.ID), Instant.EPOCH, Instant.parse("2020-01-01T00:00:00Z"), reason);
            NewsPages.Sender sender = new NewsPages.Sender("urn:uuid:" + HostileArticle.ID, reason, Instant.EPOCH);
            JsonNode item = JSON.readTree(pages.ninjs(List.of(notice))).get(0);
            three.assertValid(item);
            assertThat(item.path("pubStatus").asText()).isEqualTo("canceled");
            assertThat(item.path("edNote").asText()).isEqualTo(reason);
            two.assertValid(JSON.readTree(pages.ninjs2(List.of(notice))).get(0));
            Document message = newsMl.assertValid(pages.newsMl(sender, List.of(notice)));
            assertThat(texts(message, "edNote")).containsExactly(inXml(reason));
            newsMl.assertValid(pages.newsMl(sender, List.of()));
        }
    }

    /** A text as XML 1.0 gives it back: U+FFFD for what it cannot hold, a line feed for any line end. */
    private static String inXml(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static List<String> texts(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS("http://iptc.org/std/nar/2006-10-01/", name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        assertThat(texts).as(name).isNotEmpty();
        return texts;
    }
}
