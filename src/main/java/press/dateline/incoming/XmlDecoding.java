package press.dateline.incoming;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out how XML is encoded (XML 1.0, appendix F). What it says is believed only as far as the bytes bear it out:
 * text that is UTF-8 and has letters beyond ASCII is UTF-8 whatever it says, and what is not UTF-8 though it should be
 * is read byte by byte as windows-1252 where it fails.
 */
final class XmlDecoding {

    /** Bytes that are looked at. */
    static final int LOOK_AT = 64 * 1024;

    /** The bytes of a byte order mark in UTF-8 and UTF-16. */
    private static final String MARK = "\u00EF\u00BB\u00BF\u00FE\u00FF";

    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LONGEST_CHARACTER = 4;

    private XmlDecoding() {}

    /** The first byte that is no white space and no byte order mark; -1 where there is none. */
    static int firstVisible(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AT);
        int b = in.read();
        for (int i = 1; i < LOOK_AT && b >= 0 && (b <= ' ' || MARK.indexOf(b) >= 0); i++) {
            b = in.read();
        }
        in.reset();
        return b;
    }

    /** The characters of XML, without a byte order mark. */
    static Reader reader(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AT);
        byte[] start = in.readNBytes(LOOK_AT - 1);
        in.reset();
        for (var mark : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] bytes = "\uFEFF".getBytes(mark);
            if (start.length >= bytes.length && Arrays.equals(bytes, Arrays.copyOf(start, bytes.length))) {
                in.skipNBytes(bytes.length);
                return new MendingDecoder(in, mark, WINDOWS);
            }
        }
        if (start.length >= 2 && (start[0] == 0 || start[1] == 0)) {
            return new MendingDecoder(
                    in, start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, WINDOWS);
        }
        Charset declared = declared(start);
        return new MendingDecoder(in, isUtf8(start) ? StandardCharsets.UTF_8 : declared, WINDOWS);
    }

    private static Charset declared(byte[] start) {
        Matcher declaration = DECLARED.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declaration.group(1).strip().toUpperCase(Locale.ROOT);
        if (name.startsWith("UTF-16") || name.startsWith("UTF-32") || name.startsWith("UCS")) {
            return StandardCharsets.UTF_8; // the bytes say otherwise
        }
        if (name.equals("ISO-8859-1") || name.equals("LATIN1") || name.equals("US-ASCII")) {
            return WINDOWS;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Whether the bytes, but for a last letter that is cut, are UTF-8 and more than ASCII. */
    private static boolean isUtf8(byte[] start) {
        boolean beyondAscii = false;
        for (byte b : start) {
            beyondAscii |= b < 0;
        }
        if (!beyondAscii) {
            return false;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(start);
        try {
            CharBuffer out = CharBuffer.allocate(start.length);
            var result = decoder.decode(bytes, out, false);
            if (result.isError()) {
                result.throwException();
            }
            return bytes.remaining() < LONGEST_CHARACTER;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
