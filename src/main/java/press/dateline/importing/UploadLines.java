package press.dateline.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * The lines of an upload, whatever it came as: one JSON value a line (NDJSON), an array of items, or one item over
 * several lines; gzipped (RFC 1952) or not. An array's or a long item's lines are made here, one an item.
 */
final class UploadLines implements AutoCloseable {

    /** The longest line in bytes; a longer one is cut there and so rejected later, with its number. */
    static final int LONGEST = 8 * 1024 * 1024;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int PEEK = 64 * 1024;

    private final ObjectMapper json;
    private final BoundedInput in;
    private final Source source;

    UploadLines(InputStream upload, ObjectMapper json, long mostBytes) throws IOException {
        this.json = json;
        this.in = new BoundedInput(unzipped(upload), mostBytes);
        this.source = source();
    }

    private interface Source {
        byte @Nullable [] next() throws IOException;
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException {
        return source.next();
    }

    private static InputStream unzipped(InputStream upload) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(upload, PEEK);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return ((first << Byte.SIZE) | second) == GZIP_MAGIC
                ? new BufferedInputStream(new GZIPInputStream(buffered, PEEK), PEEK)
                : buffered;
    }

    private Source source() throws IOException {
        in.mark(PEEK);
        int first = in.read();
        while ((first >= 0 && first <= ' ') || first == 0xEF || first == 0xBB || first == 0xBF) {
            first = in.read();
        }
        in.reset();
        if (first == '[') {
            return values(true);
        }
        return first == '{' && !firstLineIsWhole() ? values(false) : this::physicalLine;
    }

    private boolean firstLineIsWhole() throws IOException {
        in.mark(LONGEST + PEEK);
        byte[] line = physicalLine();
        while (line != null && new String(line, StandardCharsets.UTF_8).isBlank()) {
            line = physicalLine();
        }
        in.reset();
        if (line == null || line.length > LONGEST) {
            return true;
        }
        try (JsonParser parser = json.createParser(line)) {
            while (parser.nextToken() != null) {
                // to the end of what stands there
            }
            return true;
        } catch (JsonEOFException e) {
            return false;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    private byte @Nullable [] physicalLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        while (b >= 0 && b != '\n') {
            if (line.size() <= LONGEST) {
                line.write(b);
            }
            b = in.read();
        }
        byte[] bytes = line.toByteArray();
        return bytes.length == 0 ? new byte[] {' '} : bytes;
    }

    /** JSON values one after the other, or the items of an array. */
    private Source values(boolean array) throws IOException {
        JsonParser parser = json.createParser((InputStream) in);
        try {
            if (array && parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("An array was expected.");
            }
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
        return () -> {
            try {
                JsonToken token = parser.nextToken();
                if (token == null && array) {
                    throw malformed("The array is not closed.");
                }
                if (token == null || (array && token == JsonToken.END_ARRAY)) {
                    return null;
                }
                JsonNode item = json.readTree(parser);
                return json.writeValueAsBytes(item);
            } catch (JsonProcessingException e) {
                throw malformed(e);
            }
        };
    }

    private static ProblemException malformed(JsonProcessingException e) {
        var at = e.getLocation();
        return malformed("The upload is not valid JSON"
                + (at == null ? "." : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(
                ProblemType.MALFORMED_BODY, detail + " One item a line lets single bad items be skipped.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Counts what comes out of decompression: a small upload must not become an endless one. */
    private static final class BoundedInput extends BufferedInputStream {

        private long left;
        private long leftAtMark;

        BoundedInput(InputStream in, long mostBytes) {
            super(in, PEEK);
            this.left = mostBytes;
        }

        @Override
        public synchronized int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public synchronized void mark(int limit) {
            leftAtMark = left;
            super.mark(limit);
        }

        @Override
        public synchronized void reset() throws IOException {
            super.reset();
            left = leftAtMark;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new ProblemException(
                        ProblemType.BODY_TOO_LARGE,
                        "The upload is too large, or becomes so when it is unpacked: cut it into several"
                                + " (DATELINE_IMPORT_MAX_BYTES).");
            }
        }
    }
}
