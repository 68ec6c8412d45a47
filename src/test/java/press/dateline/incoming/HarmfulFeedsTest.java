package press.dateline.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that are made to do harm, or are merely large. */
@Tag("formats")
class HarmfulFeedsTest {

    @Test
    void readsNoEntityAndNoFile() {
        FeedReaderTest.Read feed = FeedReaderTest.read("""
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">
            <!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>
            <rss><channel><item><title>&c;|&f;</title></item></channel></rss>\
            """);

        assertEquals(List.of("&c;|&f;"), feed.titles());
    }

    @Test
    void isNotSlowedDownByDepthOrSize() {
        String deep = "<rss><channel><item><title>T</title>" + "<a>".repeat(200_000) + "x" + "</a>".repeat(200_000)
                + "</item><item><title>U</title></item></channel></rss>";
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertEquals(List.of("T", "U"), FeedReaderTest.read(deep).titles()));

        String attributes = "<rss><channel><item " + String.join(" ", Collections.nCopies(100_000, "a='b'"))
                + "><title>T</title></item></channel></rss>";
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertEquals(List.of("T"), FeedReaderTest.read(attributes).titles()));
    }

    @Test
    void endsAnItemThatDoesNotEnd() {
        byte[] start = "<rss><channel><item><title>".getBytes(StandardCharsets.UTF_8);
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) 'x');
                return length;
            }
        });
        UnreadableFeedException e = assertThrows(UnreadableFeedException.class, () -> {
            try (FeedReader reader = FeedReader.open(endless)) {
                reader.next();
            }
        });
        assertEquals(
                "The document has an item, or something beside its items, that is longer than 8 million characters.",
                e.getMessage());
    }

    @Test
    void readsItemsOneByOneWithoutKeepingThem() throws IOException {
        int items = 4_000;
        byte[] start = "<rss><channel>".getBytes(StandardCharsets.UTF_8);
        byte[] item = ("<item><title>T</title><description>" + "x".repeat(5_000) + "</description></item>")
                .getBytes(StandardCharsets.UTF_8);
        InputStream feed = new SequenceInputStream(new ByteArrayInputStream(start), new Repeating(item, items));
        long before = System.nanoTime();
        int read = 0;
        try (FeedReader reader = FeedReader.open(feed)) {
            while (reader.next().isPresent()) {
                read++;
            }
            assertNull(Objects.requireNonNull(reader.head()).title());
        }
        long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
        System.out.printf("formats: %d items of RSS (%d MB) read in %d ms%n", read, items * 5L / 1_000, millis);
        assertEquals(items, read);
    }

    private static final int MANY = 200_000;

    private static String rss(String item) {
        return "<rss><channel><item><title>T</title>" + item + "</item></channel></rss>";
    }

    private static String numbered(String form, int most) {
        return IntStream.range(0, most).mapToObj(form::formatted).collect(Collectors.joining());
    }

    static Stream<Arguments> muchOfOneThing() {
        String based = rss("<description>&lt;a href='x'>y&lt;/a>%s</description>")
                .replace("<channel>", "<channel xml:base='http://x.example/'>");
        return Stream.of(
                Arguments.of("an author of nothing but signs", rss("<author>" + "@".repeat(MANY) + "</author>")),
                Arguments.of("an address that does not end", rss("<author>a&lt;" + "@".repeat(MANY) + "</author>")),
                Arguments.of("authors", rss(numbered("<author>n%d</author>", MANY))),
                Arguments.of(
                        "slashes in a namespace",
                        "<rss xmlns:x='" + "/".repeat(MANY) + "y'><channel><item><title>T</title>" + "<x:a/>".repeat(10)
                                + "</item></channel></rss>"),
                Arguments.of(
                        "a long namespace",
                        "<rss xmlns:x='" + "y".repeat(4_000_000) + "'><channel><item><title>T</title>"
                                + "<x:a/>".repeat(MANY) + "</item></channel></rss>"),
                Arguments.of("an element's name", rss("<" + "a".repeat(4_000_000) + ">x")),
                Arguments.of("an element's name in a text", based.formatted("&lt;" + "a".repeat(4_000_000) + ">x")),
                Arguments.of(
                        "an address",
                        "<rss xml:base='http://x.example/" + "y".repeat(4_000_000) + "'><channel><item><title>T</title>"
                                + "<link>a</link>".repeat(20_000) + "</item></channel></rss>"),
                Arguments.of(
                        "line ends in a version",
                        "{\"version\": \"" + "\\n/".repeat(MANY) + "\", \"items\": [{\"title\": \"T\"}]}"),
                Arguments.of(
                        "attachments",
                        "{\"items\": [{\"title\": \"T\", \"attachments\": [" + numbered("{\"url\": \"u%d\"},", 40_000)
                                + "{}]}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("muchOfOneThing")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void muchOfOneThingIsReadToItsEnd(String name, String feed) {
        assertEquals(List.of("T"), FeedReaderTest.read(feed).titles());
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manySubjectsOfNewsMlAreReadToTheirEnd() throws IOException {
        String message = "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='x'><contentMeta>"
                + numbered("<subject uri='u%d'/>", 30_000) + "</contentMeta>"
                + numbered("<assert uri='u%d'><name>N</name></assert>", 30_000) + "</newsItem>";
        List<NewsMlReader.Item> items =
                NewsMlReader.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        assertEquals(30_000, items.getFirst().ninjs().path("subjects").size());
    }

    private static UnreadableFeedException refused(InputStream feed) {
        return assertThrows(UnreadableFeedException.class, () -> {
            try (FeedReader reader = FeedReader.open(feed)) {
                while (reader.next().isPresent()) {
                    // to the end
                }
            }
        });
    }

    private static InputStream repeated(String start, String part, int times) {
        return new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
                new Repeating(part.getBytes(StandardCharsets.UTF_8), times));
    }

    @Test
    void jsonHasItemsOfSomeSizeOnly() {
        String large = "\"" + "x".repeat(1_000_000) + "\",";
        for (InputStream feed : List.of(
                repeated("{\"items\": [{\"tags\": [", large, 100),
                repeated("{\"items\": [{\"tags\": [", "[],", 5_000_000),
                repeated("{\"authors\": [", large, 100))) {
            assertEquals(
                    "The feed has an item, or something beside its items, that is longer than 8 million characters, or"
                            + " has more than 200000 values.",
                    refused(feed).getMessage());
        }
    }

    @Test
    void whatStandsBesideItemsIsBoundedToo() {
        String beside = "<item><title>T</title></item><x>" + "y".repeat(1_000_000) + "</x>";
        assertEquals(
                "The document has an item, or something beside its items, that is longer than 8 million characters.",
                refused(repeated("<rss><channel>", beside, 100)).getMessage());
    }

    @Test
    void whatIsKeptOfNewsMlIsBoundedAsAWhole() {
        String item = "<newsItem guid='x'><contentMeta><headline>" + "y".repeat(1_000_000)
                + "</headline></contentMeta></newsItem>";
        UnreadableFeedException e = assertThrows(
                UnreadableFeedException.class, () -> NewsMlReader.read(repeated("<newsMessage><itemSet>", item, 200)));
        assertEquals(
                "The items of the message have more than 64 million characters: cut it into several.", e.getMessage());
    }

    /** The same bytes, again and again. */
    private static final class Repeating extends InputStream {

        private final byte[] bytes;
        private final long length;
        private long at;

        Repeating(byte[] bytes, int times) {
            this.bytes = bytes;
            this.length = (long) bytes.length * times;
        }

        @Override
        public int read() {
            return at == length ? -1 : bytes[(int) (at++ % bytes.length)];
        }

        @Override
        public int read(byte[] buffer, int offset, int most) {
            if (at == length) {
                return -1;
            }
            int from = (int) (at % bytes.length);
            int read = Math.min(most, bytes.length - from);
            System.arraycopy(bytes, from, buffer, offset, read);
            at += read;
            return read;
        }
    }
}
