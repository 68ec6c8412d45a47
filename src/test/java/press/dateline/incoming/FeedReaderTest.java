package press.dateline.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Feeds as they should be, and as they are in the wild. */
@Tag("formats")
class FeedReaderTest {

    /** A feed that was read to its end. */
    record Read(FeedHead head, List<FeedEntry> entries, List<FeedFault> faults) {

        List<String> titles() {
            return entries.stream()
                    .map(entry -> entry.title() == null ? "" : entry.title().value())
                    .toList();
        }

        FeedEntry only() {
            assertEquals(1, entries.size());
            return entries.getFirst();
        }
    }

    static Read read(String feed) {
        return read(feed.getBytes(StandardCharsets.UTF_8));
    }

    static Read read(byte[] feed) {
        try (FeedReader reader = FeedReader.open(new ByteArrayInputStream(feed))) {
            List<FeedEntry> entries = new ArrayList<>();
            for (Optional<FeedEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
                entries.add(next.get());
            }
            return new Read(reader.head(), entries, reader.faults());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable String value(@Nullable FeedText text) {
        return text == null ? null : text.value();
    }

    @Test
    void readsAnItemOfRssWithItsModules() {
        FeedEntry item = read("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>News</title><item>
            <title>Tram opens</title><link>https://x.example/tram</link><guid isPermaLink="false">urn:x:1</guid>
            <pubDate>Mon, 2 Mar 2026 08:30:00 +0100</pubDate><dc:creator>Nora Field</dc:creator>
            <author>desk@x.example (Nora Field)</author><category domain="s">Transport</category>
            <description>A line opens.</description>
            <content:encoded><![CDATA[<p>Whole &amp; text</p>]]></content:encoded>
            <media:group><media:content url="https://x.example/s.jpg" medium="image" width="10"/>
            <media:content url="https://x.example/l.jpg" type="image/jpeg" width="900" height="600" fileSize="7"/>
            <media:credit>Jo Lens</media:credit><media:description>The tram.</media:description></media:group>
            <enclosure url="https://x.example/a.mp3" type="audio/mpeg" length="123"/>
            <dc:rights>© X</dc:rights><source url="https://y.example/feed">Y</source>
            </item></channel></rss>\
            """).only();

        assertEquals("urn:x:1", item.id());
        assertEquals(false, item.idIsLink());
        assertEquals("https://x.example/tram", item.page());
        assertEquals("Tram opens", value(item.title()));
        assertEquals("A line opens.", value(item.summary()));
        assertEquals("<p>Whole &amp; text</p>", value(item.content()));
        assertEquals(Instant.parse("2026-03-02T07:30:00Z"), item.published());
        assertEquals(
                List.of(new FeedPerson("Nora Field", null, null)),
                item.authors().subList(0, 1));
        assertEquals(1, item.authors().size());
        assertEquals(List.of(new FeedCategory("Transport", null, "s")), item.categories());
        assertEquals(
                List.of(
                        new FeedMedia(
                                "https://x.example/a.mp3",
                                "audio/mpeg",
                                null,
                                123L,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                true),
                        new FeedMedia(
                                "https://x.example/l.jpg",
                                "image/jpeg",
                                null,
                                7L,
                                null,
                                "The tram.",
                                "Jo Lens",
                                null,
                                900,
                                600,
                                null,
                                false)),
                item.media());
        assertEquals("© X", item.rights());
        assertEquals(new FeedEntry.Source(null, "Y", "https://y.example/feed"), item.source());
    }

    @Test
    void readsTombstonesOfAtom() {
        Read feed = read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
            <at:deleted-entry ref="urn:x:1" when="2026-01-02T03:04:05Z"/><entry><id>urn:x:2</id></entry></feed>\
            """);

        assertEquals(
                FeedEntry.withdrawal(2, "urn:x:1", Instant.parse("2026-01-02T03:04:05Z")),
                feed.entries().getFirst());
        assertEquals("urn:x:2", feed.entries().get(1).id());
    }

    @Test
    void resolvesPrefixesThatNobodyDeclared() {
        FeedEntry item = read("<rss><channel><item><title>T</title><content:encoded>C</content:encoded>"
                        + "<dc:creator>A</dc:creator><media:content url='https://x.example/p.jpg'/></item>")
                .only();

        assertEquals("C", value(item.content()));
        assertEquals(List.of(new FeedPerson("A", null, null)), item.authors());
        assertEquals("https://x.example/p.jpg", item.media().getFirst().url());
    }

    @Test
    void mendsAmpersandsEntitiesAndCharacters() {
        Read feed = read("<rss><channel><item><title>A & B &eacute;&nbsp;&amp; C &bogus; &#x41;&unfinished</title>"
                + "<link>https://x.example/?a=1&copy=2&amp;b=3</link><description>\u0001x\u0008y&#2;</description>"
                + "<guid><![CDATA[a&amp;b&c]]></guid></item></channel></rss>");

        assertEquals(List.of("A & B é\u00a0& C &bogus; A&unfinished"), feed.titles());
        assertEquals("https://x.example/?a=1&copy=2&b=3", feed.only().page());
        assertEquals("xy", value(feed.only().summary()));
        assertEquals("a&amp;b&c", feed.only().id());
    }

    @Test
    void passesOverWhatStandsBeforeTheProlog() {
        assertEquals(
                List.of("T"),
                read("\uFEFF\n <br /><b>Warning</b>: 5 < 6\n<?xml version='1.0'?><rss><channel><item><title>T</title>"
                                + "</item></channel></rss>")
                        .titles());
    }

    @Test
    void readsEveryEncodingThatIsNamed() {
        Map<String, String> titles = Map.of("koi8-r", "Привет", "windows-1251", "Привет №", "Shift_JIS", "速報");
        for (String name :
                List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030", "koi8-r", "windows-1251", "Shift_JIS")) {
            String title = titles.getOrDefault(name, "Zoë “x” №");
            assertEquals(
                    List.of(title),
                    read(feed(name, title, Charset.forName(name))).titles(),
                    name);
        }
    }

    private static byte[] feed(String declared, String title, Charset charset) {
        return ("<?xml version='1.0' encoding='" + declared + "'?><rss><channel><item><title>" + title
                        + "</title></item></channel></rss>")
                .getBytes(charset);
    }

    @Test
    void believesTheBytesMoreThanTheDeclaration() {
        String title = "Zoë “x”";
        for (String declared : List.of("ISO-8859-1", "utf-16", "martian", "")) {
            assertEquals(
                    List.of(title),
                    read(feed(declared, title, StandardCharsets.UTF_8)).titles(),
                    declared);
        }
        Charset windows = Charset.forName("windows-1252");
        assertEquals(List.of(title), read(feed("UTF-8", title, windows)).titles());
        assertEquals(List.of(title), read(feed("iso-8859-1", title, windows)).titles());
    }

    @Test
    void readsMixedEncodingsByteByByte() throws IOException {
        byte[] one = "<rss><channel><item><title>Zoë</title></item>".getBytes(StandardCharsets.UTF_8);
        byte[] other = "<item><title>Zoë</title></item></channel></rss>".getBytes(StandardCharsets.ISO_8859_1);
        InputStream both = new SequenceInputStream(new ByteArrayInputStream(one), new ByteArrayInputStream(other));
        assertEquals(List.of("Zoë", "Zoë"), read(both.readAllBytes()).titles());
    }

    @Test
    void readsOnAfterAnEndTagThatIsMissing() {
        Read feed = read("<rss><channel><item><title>One<link>https://x.example/1</link><guid>g1</item>"
                + "<item><title>Two</titel><description>D</description><pubDate>2 Mar 2026</pubDate></item></channel>");

        assertEquals(List.of("One", "Two"), feed.titles());
        assertEquals("https://x.example/1", feed.entries().getFirst().page());
        assertEquals("g1", feed.entries().getFirst().id());
        assertEquals("D", value(feed.entries().get(1).summary()));
        assertEquals(
                Instant.parse("2026-03-02T00:00:00Z"), feed.entries().get(1).published());
    }

    @Test
    void readsAFeedThatBreaksOffAsFarAsItGoes() {
        Read feed = read(
                "<rss><channel><title>F</title>\n<item><title>One</title></item>\n<item><title>Two</title><descrip");

        assertEquals(List.of("One", "Two"), feed.titles());
        assertEquals(
                List.of(true, false),
                feed.entries().stream().map(FeedEntry::whole).toList());
        assertEquals(List.of(), feed.faults());

        Read json = read(
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\"},\n {\"id\": \"2\"");
        assertEquals(1, json.entries().size());
        assertEquals(List.of(new FeedFault(2, "the file is not valid JSON from here on")), json.faults());
    }

    @Test
    void makesRelativeLinksAbsolute() {
        FeedEntry entry = read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/a/"><entry>
            <content type="xhtml" xml:base="b/"><div xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:h">
            <p>1 &lt; 2 <img src="c.jpg"/> <a href="/d">e</a> <a href="#f">g</a></p></div></content></entry></feed>\
            """).only();

        assertEquals(
                "<p>1 &lt; 2 <img src=\"https://x.example/a/b/c.jpg\"> <a href=\"https://x.example/d\">e</a>"
                        + " <a href=\"#f\">g</a></p>",
                value(entry.content()));
    }

    @Test
    void refusesWhatIsNoFeed() {
        for (String none : List.of("", "   ", "plain words", "<html><body><p>x</p></body></html>", "[]", "{}", "{")) {
            assertThrows(UnreadableFeedException.class, () -> read(none), none);
        }
        assertNotNull(read("{\"items\": []}").head());
    }
}
