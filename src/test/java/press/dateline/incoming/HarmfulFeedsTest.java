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
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
