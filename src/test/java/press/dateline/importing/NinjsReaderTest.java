package press.dateline.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import press.dateline.revision.Rights;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Items of each version, small and by hand. */
class NinjsReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ImportedItem read(String json) {
        try {
            return new NinjsReader().read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRejected(String pointer, String reason, String json) {
        ProblemException problem = assertThrows(ProblemException.class, () -> read(json));
        assertEquals(ProblemType.INVALID_BODY, problem.type());
        assertEquals(pointer, problem.faults().getFirst().pointer());
        assertEquals(reason, problem.faults().getFirst().detail());
    }

    @Test
    void readsVersion1() {
        ImportedItem item = read("""
                {"uri": "urn:x:1", "type": "text", "version": "3", "versioncreated": "2013-07-09T12:39:00+02:00",
                 "firstcreated": "2013-07-09T08:00:00Z", "pubstatus": "withheld", "urgency": 4.0, "language": "en-GB",
                 "embargoed": "2013-07-10T00:00:00Z", "ednote": "Adds quote", "copyrightholder": "TNA",
                 "copyrightnotice": "Copyright 2013 TNA", "usageterms": "Online only",
                 "rightsinfo": {"langid": "http://x.example/", "linkedrights": "http://x.example/rights"},
                 "byline": "Paulo\\nExample", "located": "Grosseto, Italy", "headline": "Captain on trial ",
                 "headline_short_text": "On trial", "body_text": "Plain.", "body_xhtml": "<p>A <em>body</em>.</p>",
                 "description_html": "<p>He &amp; she</p>", "altids": {"itemid": "ap-7", "number": 7},
                 "person": [{"name": "F. Schettino", "rel": "about", "scheme": "http://f.example/", "code": "0h"}],
                 "place": [{"name": "Tuscany", "rel": "mentions",
                            "geometry_geojson": {"type": "Point", "coordinates": [11.1, 43.4]}}],
                 "subject": [{"name": "Trials"}], "organisation": [{"name": "Costa", "rel": "mentions"}]}
                """);

        assertEquals("urn:x:1", item.outsideId());
        assertEquals("3", item.version());
        assertEquals(Instant.parse("2013-07-09T10:39:00Z"), item.versionAt());
        assertEquals(PublishingStatus.WITHHELD, item.status());
        assertEquals("news", item.kind());
        assertEquals("en-GB", item.language());
        assertEquals("Captain on trial", item.headline());
        assertEquals("On trial", item.shortHeadline());
        assertEquals("He & she", item.standfirst());
        assertEquals("Paulo Example", item.byline());
        assertEquals("Grosseto, Italy", item.datelineText());
        assertEquals("<p>A <em>body</em>.</p>", item.bodyHtml());
        assertEquals(4, item.urgency());
        assertEquals("Adds quote", item.editorNote());
        assertEquals(Instant.parse("2013-07-10T00:00:00Z"), item.embargoUntil());
        assertEquals(Instant.parse("2013-07-09T08:00:00Z"), item.publishedAt());
        assertEquals(Instant.parse("2013-07-09T10:39:00Z"), item.updatedAt());
        assertEquals(
                new Rights(
                        "TNA",
                        "Copyright 2013 TNA",
                        "Online only\nhttp://x.example/rights",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null),
                item.rights());
        assertEquals(List.of(new AltId("itemid", "ap-7"), new AltId("number", "7")), item.altIds());
        assertEquals(List.of(new ImportedName("F. Schettino", "http://f.example/0h", true)), item.people());
        assertEquals(List.of(new ImportedPlace("Tuscany", null, false, 43.4, 11.1)), item.places());
        assertEquals(List.of(new ImportedName("Trials", null, true)), item.subjects());
        assertEquals(List.of(new ImportedName("Costa", null, false)), item.organisations());
        assertEquals(List.of("/body_text: another form of the body"), item.losses());
    }

    @Test
    void readsVersions2And3Alike() {
        String version3 = """
                {"uri": "urn:x:2", "type": "text", "versionCreated": "2024-05-01T10:00:00Z", "pubStatus": "usable",
                 "copyrightHolder": "TT", "usageTerms": "Ask first", "edNote": "Note", "by": "Ann Example",
                 "embargoed": "2024-05-02T10:00:00Z",
                 "headlines": [{"role": "extension", "value": "Other"}, {"role": "MAIN", "value": "Main",
                                "contentType": "text/plain"}, {"role": "short", "value": "S"}],
                 "descriptions": [{"role": "creditline", "value": "TT News"}, {"value": "What it says"}],
                 "bodies": [{"role": "side", "contentType": "text/html", "value": "<p>Side</p>"},
                            {"role": "main", "contentType": "text/plain", "value": "One <1>\\nstill one\\r\\n \\r\\n\\n2 & 3"}],
                 "altIds": [{"role": "transmission", "value": "a0f2"}],
                 "people": [{"name": "Ann", "uri": "urn:p:1"}, {"name": "Ann again", "uri": "urn:p:1"}, {"uri": "urn:p:2"}],
                 "places": [{"name": "Gotland", "geoJSON": {"type": "Point", "coordinates": [18.3, 57.6]}},
                            {"name": "Area", "geoJSON": {"type": "Polygon", "coordinates": [[[1, 2]]]}}],
                 "subjects": [{"name": "War", "literal": "16000000", "rel": "classifies"}]}
                """;
        String version2 = version3.replace("versionCreated", "versioncreated")
                .replace("pubStatus", "pubstatus")
                .replace("copyrightHolder", "copyrightholder")
                .replace("usageTerms", "usageterms")
                .replace("edNote", "ednote")
                .replace("contentType", "contenttype")
                .replace("geoJSON", "geojson");

        ImportedItem item = read(version3);
        ImportedItem older = read(version2.replace("altIds", "altids"));

        assertEquals("Main", item.headline());
        assertEquals("S", item.shortHeadline());
        assertEquals("What it says", item.standfirst());
        assertEquals("<p>One &lt;1&gt;\nstill one</p><p>2 &amp; 3</p>", item.bodyHtml());
        assertEquals(item.versionAt(), item.publishedAt());
        assertNull(item.updatedAt());
        assertEquals("TT News", Objects.requireNonNull(item.rights()).creditLine());
        assertEquals(List.of(new ImportedName("Ann", "urn:p:1", true)), item.people());
        assertEquals(
                new ImportedPlace("Gotland", null, true, 57.6, 18.3),
                item.places().getFirst());
        assertEquals(
                new ImportedPlace("Area", null, true, null, null), item.places().getLast());
        assertEquals(List.of(new ImportedName("War", null, false)), item.subjects());
        assertEquals(
                List.of(
                        "/people/2: has no name",
                        "/places/1/geoJSON: only points are kept",
                        "/headlines/0: this headline is not kept",
                        "/bodies/0: another form of the body"),
                item.losses().stream()
                        .map(loss -> loss.replace("/value", ""))
                        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                        .toList());
        assertEquals(item.headline(), older.headline());
        assertEquals(item.bodyHtml(), older.bodyHtml());
        assertEquals(item.rights(), older.rights());
        assertEquals(item.altIds(), older.altIds());
        assertEquals(item.places(), older.places());
        assertEquals(item.embargoUntil(), older.embargoUntil());
    }

    private static int rank(String loss) {
        return List.of("/pe", "/pl", "/he", "/bo").indexOf(loss.substring(0, 3));
    }

    @Test
    void takesABodyWithoutAMediaTypeForWhatItLooksLike() {
        assertEquals(
                "<p>a</p>",
                read("{'uri':'u','bodies':[{'value':'<p>a</p>'}]}".replace('\'', '"'))
                        .bodyHtml());
        assertEquals(
                "<p>1 &lt; 2</p>",
                read("{'uri':'u','bodies':[{'value':'1 < 2'}]}".replace('\'', '"'))
                        .bodyHtml());
    }

    @Test
    void makesABriefOfAnItemWithoutABody() {
        assertEquals("brief", read("{\"uri\": \"u\", \"headline\": \"h\"}").kind());
        ImportedItem wordless = read("{\"uri\": \"u\", \"headline\": \"h\", \"body_html\": \"<p> <br></p>\"}");
        assertEquals("brief", wordless.kind());
        assertNull(wordless.bodyHtml());
        assertEquals(List.of("/body_html: the body has no words"), wordless.losses());
    }

    @Test
    void takesPicturesWithTheStory() {
        ImportedItem item = read("""
                {"uri": "u", "headline": "h", "associations": {
                  "side": {"uri": "i1", "type": "picture", "renditions": {
                    "no good": {"href": "ftp://x.example/a.jpg"}, "b c": {"href": "https://x.example/b.jpg", "width": 10,
                    "height": 20, "mimetype": "image/jpg"}, "big": {"href": "https://x.example/c.jpg", "width": 100,
                    "height": 200}, "text": {"href": "https://x.example/c.xml", "mimetype": "text/xml"}}},
                  "mainpic": {"uri": "i2", "type": "picture", "byline": "Pat", "copyrightholder": "H",
                    "usageterms": "T", "copyrightnotice": "(c) H", "description_creditline_text": "AP",
                    "description_caption_text": "Seen here", "description_alt_text": "A ship",
                    "renditions": {"full": {"href": "http://x.example/d.jpg"}}},
                  "clip": {"uri": "i3", "type": "video"},
                  "killed": {"uri": "i4", "type": "picture", "pubstatus": "canceled"},
                  "early": {"uri": "i5", "type": "picture", "embargoed": "2030-01-01T00:00:00Z"},
                  "bad": {"uri": 5, "type": "picture"}, "worse": 7, "bare": {"uri": "i6", "type": "picture"}}}
                """);

        assertEquals(2, item.images().size());
        assertEquals(
                new ImportedImage(
                        "i1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        100,
                        200,
                        List.of(
                                new ImportedRendition("b-c", 10, 20, "image/jpeg", "https://x.example/b.jpg"),
                                new ImportedRendition("big", 100, 200, null, "https://x.example/c.jpg")),
                        false),
                item.images().getFirst());
        assertEquals(
                new ImportedImage(
                        "i2",
                        "A ship",
                        "Seen here",
                        "Pat/AP",
                        "H",
                        "T\n(c) H",
                        null,
                        null,
                        List.of(new ImportedRendition("full", null, null, null, "http://x.example/d.jpg")),
                        true),
                item.images().getLast());
        assertEquals(9, item.losses().size(), item.losses()::toString);
    }

    @Test
    void rejectsWithTheReasonAndThePlace() {
        assertRejected("", "must be an object.", "[]");
        assertRejected("/uri", "is needed: an item is known by it.", "{\"headline\": \"h\"}");
        assertRejected("/uri", "must be a text.", "{\"uri\": 1}");
        assertRejected("/uri", "is longer than 500 characters.", "{\"uri\": \"" + "x".repeat(501) + "\"}");
        assertRejected("", "has nothing to show: no headline, no body, no description.", "{\"uri\": \"u\"}");
        for (String type : List.of("picture", "video", "audio", "graphic", "composite", "event")) {
            assertRejected(
                    "/type",
                    "is '" + type + "': only items of the type text can be imported as articles.",
                    "{\"uri\": \"u\", \"headline\": \"h\", \"type\": \"" + type + "\"}");
        }
        String item = "{\"uri\": \"u\", \"headline\": \"h\", ";
        assertRejected(
                "/eventDetails",
                "makes the item a plan or an event, which is not an article.",
                item + "\"eventDetails\": {}}");
        String time = "must be a time with an offset, such as 2017-05-02T17:40:00Z.";
        assertRejected("/versionCreated", time, item + "\"versionCreated\": \"yesterday\"}");
        assertRejected("/embargoed", time, item + "\"embargoed\": \"2017-05-02\"}");
        assertRejected("/urgency", "must be a whole number from 1 to 9.", item + "\"urgency\": 10}");
        assertRejected("/urgency", "must be a whole number from 1 to 9.", item + "\"urgency\": 1e999}");
        assertRejected("/pubstatus", "must be a text.", item + "\"pubstatus\": {}}");
        assertRejected("/pubStatus", "must be usable, withheld or canceled.", item + "\"pubstatus\": \"x\"}");
        assertRejected(
                "/usageTerms",
                "is longer than 2000 characters.",
                item + "\"usageTerms\": \"" + "x".repeat(2001) + "\"}");
        assertRejected("/people/0", "must be an object.", item + "\"people\": [1]}");
        String half = "holds U+0000 or half a surrogate pair, which cannot be stored.";
        assertRejected("/by", half, item + "\"by\": \"a\\u0000\"}");
        assertRejected("/people/0/name", half, item + "\"people\": [{\"name\": \"\\ud800\"}]}");
        assertRejected(
                "/bodies/0/value",
                "is in a form that cannot be read; a text/html or text/plain body is needed.",
                item + "\"bodies\": [{\"contentType\": \"text/vnd.IPTC.NITF\", \"value\": \"<nitf/>\"}]}");
    }

    @Test
    void letsAWithdrawalThroughWhateverElseIsWrong() {
        ImportedItem bare = read("{\"uri\": \"u\", \"pubStatus\": \"canceled\"}");
        ImportedItem wrong = read("{\"uri\": \"u\", \"pubstatus\": \"canceled\", \"version\": \"4\", \"urgency\": 77}");

        assertEquals(PublishingStatus.CANCELED, bare.status());
        assertEquals(PublishingStatus.CANCELED, wrong.status());
        assertEquals("4", wrong.version());
        assertEquals(
                List.of("only the withdrawal was read: /urgency must be a whole number from 1 to 9."), wrong.losses());
    }

    @Test
    void cutsNamesAndReportsWhatIsNotKept() {
        ImportedItem item = read("""
                {"uri": "u", "headline": "h", "language": "not a tag", "events": [{"name": "e"}], "slugline": "s",
                 "genres": [], "people": [{"name": "%s", "uri": "%s"}]}
                """.formatted("x".repeat(199) + "😀", "y".repeat(501)));

        assertEquals(List.of(new ImportedName("x".repeat(199), null, true)), item.people());
        assertEquals("en", item.language());
        assertEquals(4, item.losses().size(), item.losses()::toString);
        assertTrue(item.losses().contains("not kept: events, slugline"), item.losses()::toString);
    }

    @Test
    void boundsTheReportOfLosses() {
        ImportedItem item =
                read("{\"uri\": \"u\", \"headline\": \"h\", \"people\": [" + "{},".repeat(999) + "{\"name\": \"a\"}]}");

        assertEquals(21, item.losses().size());
        assertEquals("and 979 more", item.losses().getLast());
    }
}
