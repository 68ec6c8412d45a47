package press.dateline.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes bytes; those that the encoding does not have are read by another one, each on its own. */
final class MendingDecoder extends Reader {

    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final Charset otherwise;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean ended;

    /**
     * @param otherwise of one byte a character
     */
    MendingDecoder(InputStream in, Charset charset, Charset otherwise) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.otherwise = otherwise;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (!fill()) {
                return -1;
            }
        }
        int read = Math.min(length, chars.remaining());
        chars.get(target, offset, read);
        return read;
    }

    /** False at the end. */
    private boolean fill() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (result.isError()) {
            for (int i = Math.min(result.length(), bytes.remaining()); i > 0; i--) {
                chars.put(otherwise.decode(ByteBuffer.wrap(new byte[] {bytes.get()})));
            }
        } else if (result.isUnderflow() && chars.position() == 0) {
            if (ended) {
                chars.flip();
                return false;
            }
            readMore();
        }
        chars.flip();
        return true;
    }

    private void readMore() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    /** Nothing: the bytes are of whoever has opened them. */
    @Override
    public void close() {
        // see above
    }
}
