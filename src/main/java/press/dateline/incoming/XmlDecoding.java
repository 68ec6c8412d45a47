package press.dateline.incoming;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads XML in the encoding that it says it has ({@link XmlEncoding}), as far as the bytes bear it out: text that is
 * UTF-8 and has letters beyond ASCII is UTF-8 whatever it says, and what is not UTF-8 though it should be is read byte by
 * byte as windows-1252 where it fails.
 */
final class XmlDecoding {

    /** Bytes that are looked at. */
    static final int LOOK_AT = 64 * 1024;

    /** The bytes of a byte order mark in UTF-8 and UTF-16. */
    private static final String MARK = "\u00EF\u00BB\u00BF\u00FE\u00FF";

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
        XmlEncoding said = XmlEncoding.of(start);
        in.skipNBytes(said.mark());
        boolean isUtf8 = !said.isWide() && isUtf8(start);
        return new MendingDecoder(in, isUtf8 ? StandardCharsets.UTF_8 : said.charset(), XmlEncoding.WINDOWS);
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
