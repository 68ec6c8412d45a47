package press.dateline.exporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import press.dateline.change.LineExport;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/**
 * Writes all of the publication as Dateline's own NDJSON, of one moment (REPEATABLE READ) and at constant memory. The
 * last line says how many there are: a file without it was cut off.
 */
@ApplicationScoped
public class Exports {

    /** What a line refers to stands before it. */
    static final List<String> ORDER =
            List.of("image", "site", "section", "tag", "place", "person", "former", "article", "comment");

    /** Each holds a connection and a thread for as long as it takes. */
    private static final int AT_ONCE = 2;

    private static final int BUFFER = 64 * 1024;

    /** Of the whole transaction; a reader that takes nothing for ten minutes ends it, too. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final String LIMITS =
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = '10min'";

    private final List<LineExport> parts;
    private final Session session;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Exports(@All List<LineExport> parts, Session session, ObjectMapper json, Clock clock) {
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(part -> ORDER.indexOf(part.word())))
                .toList();
        this.session = session;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Begins an export, which has its place among those at once until it is closed.
     *
     * @throws ProblemException 503 where enough are being written
     */
    Running begin() {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "Others are exporting at the moment: try again when they have ended.");
        }
        return new Running();
    }

    /** An export that has its place. */
    final class Running implements AutoCloseable {

        private final AtomicBoolean isBegun = new AtomicBoolean();
        private final AtomicBoolean isClosed = new AtomicBoolean();

        private Running() {}

        /** Writes it, and closes it; answers how many things are in it. */
        long write(OutputStream to) throws IOException {
            if (!isBegun.compareAndSet(false, true)) {
                throw new IOException("who asked for the export has left");
            }
            try (OutputStream out = new BufferedOutputStream(new Unclosed(to), BUFFER)) {
                return QuarkusTransaction.requiringNew()
                        .timeout((int) LONGEST.toSeconds())
                        .call(() -> writeAll(out));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                close();
            }
        }

        /** Gives its place back, if nobody has come to write it; else the writer does. */
        void giveUp() {
            if (isBegun.compareAndSet(false, true)) {
                close();
            }
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                free.release();
            }
        }
    }

    /**
     * Writes an export; answers how many things are in it.
     *
     * @throws IOException where it cannot be written on
     * @throws ProblemException 503 where enough are being written
     */
    public long write(OutputStream to) throws IOException {
        try (Running export = begin()) {
            return export.write(to);
        }
    }

    private long writeAll(OutputStream out) {
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.setDefaultReadOnly(true);
        session.doWork(Exports::begin);
        Lines lines = new Lines(out);
        lines.add(json.valueToTree(new ExportHeader(ExportHeader.WORD, ExportHeader.VERSION, Times.now(clock))));
        parts.forEach(part -> part.each(lines::add));
        long things = lines.count - 1;
        lines.add(json.valueToTree(new ExportEnd(ExportEnd.WORD, things)));
        return things;
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SNAPSHOT);
            statement.execute(LIMITS);
        }
    }

    /** Counts what it writes. */
    private final class Lines {

        private final OutputStream out;
        private long count;

        Lines(OutputStream out) {
            this.out = out;
        }

        void add(ObjectNode line) {
            try {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
                count++;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what is stored can be written", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The stream is its caller's to close. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
