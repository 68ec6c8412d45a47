package press.dateline.importing;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * The characters of an XML document: its encoding is that of its byte order mark, else the declared one, else UTF-8
 * (XML 1.0, appendix F). Bytes that are no text in it, and characters that XML does not allow, are U+FFFD, so that one
 * bad byte does not cost the document.
 */
final class XmlDecoding extends FilterReader {

    private static final int LOOK_AT = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"'>]{1,80})[\"']");

    private long replaced;

    private XmlDecoding(Reader text) {
        super(text);
    }

    /**
     * Reads a document's characters.
     *
     * @throws ProblemException MALFORMED_BODY where it declares an encoding that nobody knows
     */
    static XmlDecoding of(InputStream document) throws IOException {
        BufferedInputStream in = new BufferedInputStream(document, 64 * 1024);
        in.mark(LOOK_AT);
        byte[] start = in.readNBytes(LOOK_AT);
        in.reset();
        int mark = mark(start);
        in.skipNBytes(mark);
        return new XmlDecoding(new InputStreamReader(
                in,
                charset(start, mark)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    /** How many characters could not be read, or are not allowed, so far. */
    long replaced() {
        return replaced;
    }

    private static int mark(byte[] start) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return begins(start, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE) ? 2 : 0;
    }

    private static boolean begins(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset charset(byte[] start, int mark) {
        if (mark == 3) {
            return StandardCharsets.UTF_8;
        }
        if (begins(start, 0xFE, 0xFF) || begins(start, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(start, 0xFF, 0xFE) || begins(start, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(new String(start, StandardCharsets.ISO_8859_1));
        return declared.find() ? declared(declared.group(1)) : StandardCharsets.UTF_8;
    }

    /** A charset by its name. One that takes two bytes for each character is not what its own name was read in. */
    private static Charset declared(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("UTF-16") || upper.startsWith("UTF-32") || upper.startsWith("ISO-10646-UCS")) {
            return StandardCharsets.UTF_8;
        }
        try {
            // As browsers do (Encoding Standard, section 4.2): what says Latin-1 is mostly windows-1252.
            return Charset.forName(
                    upper.equals("ISO-8859-1") || upper.equals("US-ASCII") ? "windows-1252" : name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "The document says that its encoding is '" + Texts.excerpt(name)
                            + "', which is not known; write it in UTF-8.");
        }
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            char c = buffer[i];
            if (c == '\uFFFD' || c > '\uFFFD' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                buffer[i] = '\uFFFD';
                replaced++;
            }
        }
        return read;
    }
}
