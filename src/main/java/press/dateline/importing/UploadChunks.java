package press.dateline.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * Makes chunks of an upload's lines, in memory that does not grow with it. Lines of each turn have chunks of their own,
 * which are stored as they fill up and put in order at the end.
 */
final class UploadChunks {

    /** Bytes of lines that a chunk holds, more or less, before it is gzipped. */
    private static final int CHUNK = 2 * 1024 * 1024;

    /** From one turn's first number to the next one's, until they are put in order. */
    private static final int APART = 100_000_000;

    private final long most;
    private final Storing storing;
    private final Moving moving;
    private final Turn[] turns = new Turn[UploadSource.TURNS];
    private long bytes;

    /** @param most bytes of lines that are taken */
    UploadChunks(long most, Storing storing, Moving moving) {
        this.most = most;
        this.storing = storing;
        this.moving = moving;
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new Turn();
        }
    }

    /** Stores a chunk. */
    interface Storing {
        void store(int number, long firstLine, byte[] data);
    }

    /** Lowers the numbers of chunks by one amount, and raises those of their lines by another. */
    interface Moving {
        void move(int from, int to, int numbersBy, long linesBy);
    }

    private static final class Turn {
        private @Nullable Lines open;
        private int chunks;
        private long firstLine = 1;
        private long line = 1;
    }

    /** A chunk under construction. */
    private static final class Lines {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK / 4);
        private final GZIPOutputStream gzip;
        private int size;

        Lines() throws IOException {
            gzip = new GZIPOutputStream(bytes);
        }

        void add(byte[] line) throws IOException {
            gzip.write(line);
            gzip.write('\n');
            size += line.length + 1;
        }

        byte[] close() throws IOException {
            gzip.close();
            return bytes.toByteArray();
        }
    }

    void add(int at, byte[] line) throws IOException {
        Turn turn = turns[at];
        Lines chunk = turn.open == null ? new Lines() : turn.open;
        chunk.add(line);
        turn.open = chunk;
        turn.line++;
        bytes += line.length + 1L;
        if (bytes > most) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_LARGE,
                    "The upload becomes too large when its items are taken out: cut it into several"
                            + " (DATELINE_IMPORT_MAX_BYTES).");
        }
        if (chunk.size >= CHUNK) {
            store(at, turn, chunk);
        }
    }

    private void store(int at, Turn turn, Lines chunk) throws IOException {
        storing.store(at * APART + turn.chunks, turn.firstLine, chunk.close());
        turn.open = null;
        turn.chunks++;
        turn.firstLine = turn.line;
    }

    /** Stores what is in hand, and numbers chunks and lines through. */
    void finish() throws IOException {
        int numbers = 0;
        long lines = 0;
        for (int at = 0; at < turns.length; at++) {
            Turn turn = turns[at];
            if (turn.open != null) {
                store(at, turn, turn.open);
            }
            if (at > 0 && turn.chunks > 0) {
                moving.move(at * APART, at * APART + turn.chunks, at * APART - numbers, lines);
            }
            numbers += turn.chunks;
            lines += turn.line - 1;
        }
    }

    /** How many chunks there are. */
    int count() {
        int count = 0;
        for (Turn turn : turns) {
            count += turn.chunks;
        }
        return count;
    }

    /** How many bytes of lines. */
    long bytes() {
        return bytes;
    }
}
