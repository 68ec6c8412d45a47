package press.dateline.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** The bytes of an upload, unpacked where it came gzipped (RFC 1952), and counted: a small one must not become endless. */
final class UploadBytes extends BufferedInputStream {

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int PEEK = 64 * 1024;

    private long left;
    private long leftAtMark;
    private boolean closed;

    UploadBytes(InputStream upload, long most) throws IOException {
        super(unzipped(upload), PEEK);
        this.left = most;
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

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    /** Reads what is left, so that all that was sent counts; a reader of JSON has closed this at the end. */
    void drain() throws IOException {
        if (!closed) {
            transferTo(OutputStream.nullOutputStream());
        }
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
