package press.dateline.importing;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import press.dateline.incoming.XmlEncoding;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * The characters of an XML document in the encoding that it says it has ({@link XmlEncoding}). Bytes that are no text in
 * it, and characters that XML does not allow, are U+FFFD, so that one bad byte does not cost the document.
 */
final class XmlDecoding extends FilterReader {

    private static final int LOOK_AT = 1024;

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
        XmlEncoding encoding = XmlEncoding.of(start);
        String unknown = encoding.unknown();
        if (unknown != null) {
            throw new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "The document says that its encoding is '" + Texts.excerpt(unknown)
                            + "', which is not known; write it in UTF-8.");
        }
        in.skipNBytes(encoding.mark());
        return new XmlDecoding(new InputStreamReader(
                in,
                encoding.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    /** How many characters could not be read, or are not allowed, so far. */
    long replaced() {
        return replaced;
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
