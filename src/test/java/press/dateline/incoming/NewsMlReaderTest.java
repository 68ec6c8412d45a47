package press.dateline.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("formats")
class NewsMlReaderTest {

    private static final String NAMESPACE = "xmlns='http://iptc.org/std/nar/2006-10-01/'";

    private static List<NewsMlReader.Item> read(String document) {
        try {
            return NewsMlReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode story(String more, String content) {
        return read("<newsItem " + NAMESPACE + " guid='urn:x:1' version='2' xml:lang='en'>" + more + "<contentSet>"
                        + content + "</contentSet></newsItem>")
                .getFirst()
                .ninjs();
    }

    @Test
    void readsAStoryWithAllThatItSays() {
        JsonNode story = story(
                """
                <catalog><scheme alias="medtop" uri="http://cv.iptc.org/newscodes/mediatopic/"/></catalog>
                <rightsInfo><copyrightHolder><name>Example News</name></copyrightHolder>
                <copyrightNotice>© Example</copyrightNotice><usageTerms>Online only</usageTerms></rightsInfo>
                <itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/>
                <versionCreated>2026-03-02T09:00:00+01:00</versionCreated><firstCreated>2026-03-01T09:00:00Z</firstCreated>
                <embargoed>2026-03-03T00:00:00Z</embargoed><pubStatus qcode="stat:usable"/><edNote>First</edNote>
                <edNote>Second</edNote>
                <link rel="irel:seeAlso" residref="urn:x:p" href="https://x.example/p.jpg" contenttype="image/jpeg"
                      title="A tram"><creditline>Jo</creditline></link></itemMeta>
                <contentMeta><urgency>4</urgency><contentCreated>2026-03-01</contentCreated>
                <located qcode="city:1"><name>Basel</name></located><creator><name>Nora</name></creator>
                <language tag="de-CH"/>
                <subject type="cpnat:abstract" qcode="medtop:04000000"><name xml:lang="de">Wirtschaft</name></subject>
                <subject type="cpnat:person" uri="urn:p:1" relevance="100"><name>Ada Bloom</name></subject>
                <subject type="cpnat:geoArea" uri="urn:g:1" relevance="50"><name>Basel</name></subject>
                <subject type="cpnat:organisation" literal="BVB"/><keyword>Tram</keyword>
                <headline rank="1">Tram opens</headline><headline rank="2">Open</headline>
                <dateline>BASEL</dateline><by>By Nora</by><creditline>Example/Nora</creditline>
                <description role="drol:summary">A line opens.</description></contentMeta>
                <assert uri="urn:g:1"><name>Basel</name><geoAreaDetails><position latitude="47.55" longitude="7.59"/>
                </geoAreaDetails></assert>\
                """,
                "<inlineXML contenttype='application/xhtml+xml'><html"
                        + " xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><p>A &lt;b&gt; &amp;"
                        + " <b>c</b></p><h:ul"
                        + " xmlns:h='http://www.w3.org/1999/xhtml'><h:li>One</h:li></h:ul></body></html></inlineXML>");

        assertEquals(json("""
            {"uri": "urn:x:1", "type": "text", "version": "2", "versionCreated": "2026-03-02T08:00:00Z",
             "firstCreated": "2026-03-01T09:00:00Z", "contentCreated": "2026-03-01T00:00:00Z",
             "pubStatus": "usable", "embargoed": "2026-03-03T00:00:00Z", "copyrightHolder": "Example News",
             "copyrightNotice": "© Example", "usageTerms": "Online only",
             "descriptions": [{"role": "summary", "contentType": "text/plain", "value": "A line opens."},
                              {"role": "creditline", "contentType": "text/plain", "value": "Example/Nora"}],
             "language": "de-CH", "by": "By Nora", "located": "BASEL", "edNote": "First\\nSecond", "urgency": 4,
             "headlines": [{"role": "main", "value": "Tram opens"}, {"role": "short", "value": "Open"}],
             "subjects": [{"name": "Wirtschaft", "rel": "about",
                           "uri": "http://cv.iptc.org/newscodes/mediatopic/04000000"}, {"name": "Tram"}],
             "people": [{"name": "Ada Bloom", "rel": "about", "uri": "urn:p:1"}],
             "places": [{"name": "Basel", "rel": "mentions", "uri": "urn:g:1",
                         "geoJSON": {"type": "Point", "coordinates": [7.59, 47.55]}}],
             "organisations": [{"name": "BVB", "rel": "about"}],
             "bodies": [{"role": "main", "contentType": "text/html",
                         "value": "<p>A &lt;b&gt; &amp; <b>c</b></p><ul><li>One</li></ul>"}],
             "altIds": [],
             "associations": [{"name": "picture", "uri": "urn:x:p", "type": "picture",
               "descriptions": [{"role": "alt", "contentType": "text/plain", "value": "A tram"},
                                {"role": "creditline", "contentType": "text/plain", "value": "Jo"}],
               "renditions": [{"name": "full", "href": "https://x.example/p.jpg", "contentType": "image/jpeg"}]}]}
            """), json(story.toString()));
    }

    @Test
    void readsNitfAndPlainText() {
        assertEquals(
                "<h2>Head</h2><p>One <em>two</em></p><figure><img src=\"https://x.example/p.jpg\" alt=\"A\"/>"
                        + "<figcaption>Cap</figcaption></figure><blockquote>Said</blockquote>",
                story("", """
                    <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
                    <body><body.head><hedline><hl1>No</hl1></hedline></body.head><body.content><hl1>Head</hl1><p>One \
                    <em>two</em></p><media media-type="image"><media-reference mime-type="image/jpeg" \
                    source="https://x.example/p.jpg" alternate-text="A"></media-reference><media-caption>Cap\
                    </media-caption></media><bq>Said</bq></body.content></body></nitf></inlineXML>\
                    """)
                        .path("bodies")
                        .path(0)
                        .path("value")
                        .asText()
                        .replace(
                                " mime-type=\"image/jpeg\" source=\"https://x.example/p.jpg\" alternate-text=\"A\"", "")
                        .replace(" media-type=\"image\"", ""));
        assertEquals(
                "<p>One &lt; two</p><p>Three</p>",
                story("", "<inlineData contenttype='text/plain'>One &lt; two\n\nThree</inlineData>")
                        .path("bodies")
                        .path(0)
                        .path("value")
                        .asText());
    }

    @Test
    void readsStatusAndEmbargo() {
        assertEquals(
                "canceled",
                story("<itemMeta><pubStatus qcode='stat:canceled'/></itemMeta>", "")
                        .path("pubStatus")
                        .asText());
        assertEquals("usable", story("", "").path("pubStatus").asText());
        assertEquals(
                "withheld",
                story("<itemMeta><embargoed/></itemMeta>", "").path("pubStatus").asText());
    }

    @Test
    void putsTheItemsOfAMessageTogether() {
        String picture = "<newsItem guid='urn:x:%s'><itemMeta><itemClass"
                + " qcode='ninat:picture'/></itemMeta><contentMeta><description"
                + " role='drol:caption'>C</description></contentMeta><contentSet><remoteContent"
                + " href='https://x.example/%s.jpg' contenttype='image/jpeg' rendition='rnd:highRes' width='9'"
                + " height='6'/></contentSet></newsItem>";
        String text = "<newsItem guid='urn:x:%s'><itemMeta><itemClass qcode='ninat:text'/>%s</itemMeta><contentMeta>"
                + "<headline>H</headline></contentMeta></newsItem>";
        List<NewsMlReader.Item> items = read("<newsMessage " + NAMESPACE + "><itemSet>"
                + text.formatted("t1", "<link rel='irel:hasPicture' residref='urn:x:p1'/>")
                + picture.formatted("p1", "p1")
                + text.formatted("t2", "") + picture.formatted("p2", "p2") + picture.formatted("p3", "p3")
                + "<packageItem guid='urn:x:k'><groupSet root='r'><group id='r'><itemRef residref='urn:x:t2'/>"
                + "<itemRef residref='urn:x:p2'/></group></groupSet></packageItem>"
                + "<conceptItem guid='urn:x:c'/></itemSet></newsMessage>");

        assertEquals(
                List.of("urn:x:t1", "urn:x:t2", "urn:x:p3", "urn:x:k", "urn:x:c"),
                items.stream().map(item -> item.ninjs().path("uri").asText()).toList());
        assertEquals(
                List.of(
                        "",
                        "",
                        "a picture that no story shows",
                        "a package: its pictures are with its stories",
                        "it is no news item but conceptItem"),
                items.stream().map(NewsMlReader.Item::passedOver).toList());
        JsonNode association = items.getFirst().ninjs().path("associations").path(0);
        assertEquals("urn:x:p1", association.path("uri").asText());
        assertEquals(
                "highRes", association.path("renditions").path(0).path("name").asText());
        assertEquals(9, association.path("renditions").path(0).path("width").asInt());
        assertEquals(
                "caption", association.path("descriptions").path(0).path("role").asText());
        assertEquals(
                "urn:x:p2",
                items.get(1).ninjs().path("associations").path(0).path("uri").asText());
    }

    @Test
    void readsNoEntityAndNoFile() {
        JsonNode story = read("<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'><!ENTITY a 'aaaa'>]><newsItem "
                        + NAMESPACE + "><contentMeta><headline>&f;|&a;</headline></contentMeta></newsItem>")
                .getFirst()
                .ninjs();
        assertEquals("&f;|&a;", story.path("headlines").path(0).path("value").asText());
    }

    @Test
    void refusesWhatIsNone() {
        for (String none : List.of("", "plain", "<rss/>", "<NewsML Version='1.2'><NewsItem2/></NewsML>")) {
            UnreadableFeedException e = assertThrows(UnreadableFeedException.class, () -> read(none));
            assertTrue(
                    String.valueOf(e.getMessage()).startsWith("This is no NewsML-G2 that can be read"), e::getMessage);
        }
        assertEquals(List.of(), read("<newsMessage " + NAMESPACE + "><header/></newsMessage>"));
    }

    @Test
    void picturesOfAPackageOfSeveralStoriesGoByGroups() {
        String message = "<newsMessage " + NAMESPACE + "><itemSet>"
                + "<packageItem guid='p'><groupSet root='g'><group id='g'><groupRef idref='a'/><groupRef idref='b'/>"
                + "<itemRef residref='both'/></group>"
                + "<group id='a'><itemRef residref='s1'/><itemRef residref='i1'/></group>"
                + "<group id='b'><itemRef residref='s2'/><itemRef residref='i2'/></group></groupSet></packageItem>"
                + "<packageItem guid='q'><groupSet><group><itemRef residref='s3'/></group>"
                + "<group><itemRef residref='i3'/></group></groupSet></packageItem>"
                + List.of("s1", "s2", "s3").stream()
                        .map(guid -> "<newsItem guid='" + guid + "'/>")
                        .collect(Collectors.joining())
                + List.of("i1", "i2", "i3", "both").stream()
                        .map(guid -> "<newsItem guid='" + guid
                                + "'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem>")
                        .collect(Collectors.joining())
                + "</itemSet></newsMessage>";

        List<NewsMlReader.Item> items = read(message);
        for (int i = 0; i < 3; i++) {
            List<String> pictures = new ArrayList<>();
            items.get(i)
                    .ninjs()
                    .path("associations")
                    .forEach(one -> pictures.add(one.path("uri").asText()));
            assertEquals(List.of("i" + (i + 1)), pictures);
        }
        assertEquals("a picture that no story shows", items.getLast().passedOver());
    }
}
