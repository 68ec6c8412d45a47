package press.dateline.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * The lines of an upload, whatever it came as: one JSON value a line (NDJSON), an array of items, or one item over
 * several lines; gzipped (RFC 1952) or not. An array's or a long item's lines are made here, one an item.
 */
final class UploadLines implements UploadSource {

    /** The longest line in bytes; a longer one is cut there and so rejected later, with its number. */
    static final int LONGEST = 8 * 1024 * 1024;

    private static final int PEEK = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ObjectMapper json;
    private final InputStream in;
    private final Source source;

    /** @param upload unpacked; it can be marked */
    UploadLines(InputStream upload, ObjectMapper json) throws IOException {
        this.json = json;
        this.in = upload;
        this.source = source();
    }

    private interface Source {
        byte @Nullable [] next() throws IOException;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        return source.next();
    }

    private Source source() throws IOException {
        skipByteOrderMark();
        in.mark(PEEK);
        int first = in.read();
        for (int i = 1; i < PEEK && first >= 0 && first <= ' '; i++) {
            first = in.read();
        }
        in.reset();
        if (first == '[') {
            return values(true);
        }
        return first == '{' && !firstLineIsWhole() ? values(false) : this::physicalLine;
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
    }

    /** Whether a JSON value ends in the line in which it begins; of an endless line only the beginning is read. */
    private boolean firstLineIsWhole() throws IOException {
        in.mark(LONGEST);
        ByteArrayOutputStream start = new ByteArrayOutputStream(4096);
        boolean blank = true;
        int b = in.read();
        for (int i = 1; i < LONGEST && b >= 0 && (blank || b != '\n'); i++) {
            start.write(b);
            blank = blank && b <= ' ';
            b = in.read();
        }
        in.reset();
        byte[] line = start.toByteArray();
        if (line.length >= LONGEST - 1) {
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
            // After a comma, say, the end of what there is is no JsonEOFException.
            return e.getLocation() == null || e.getLocation().getByteOffset() < line.length;
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
        JsonParser parser = json.createParser(in);
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
                Cut item = new Cut();
                try (JsonGenerator generator = json.createGenerator(item)) {
                    generator.copyCurrentStructureExact(parser);
                }
                return item.toByteArray();
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

    /** Keeps no more of an item than a line may have, and a little: enough to be rejected later, with its number. */
    private static final class Cut extends ByteArrayOutputStream {

        @Override
        public synchronized void write(int b) {
            if (count <= LONGEST) {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, Math.max(0, Math.min(length, LONGEST + 1 - count)));
        }
    }
}
