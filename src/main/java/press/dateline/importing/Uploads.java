package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditEntry;
import press.dateline.change.AuditTrail;
import press.dateline.change.AuditVia;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Stores uploads in chunks of whole lines, each gzipped, as they stream in: memory does not grow with the file. */
@ApplicationScoped
class Uploads {

    /** Bytes of lines that a chunk holds, more or less, before it is gzipped. */
    private static final int CHUNK = 2 * 1024 * 1024;

    private final ImportJobs jobs;
    private final AuditTrail trail;
    private final ObjectMapper json;
    private final ImportSettings settings;
    private final Clock clock;

    Uploads(ImportJobs jobs, AuditTrail trail, ObjectMapper json, ImportSettings settings, Clock clock) {
        this.jobs = jobs;
        this.trail = trail;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
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

    /**
     * An upload that is stored, and whose job nobody works on yet.
     *
     * @param digest SHA-256 of all that was sent
     */
    record Received(UUID job, int chunks, long bytes, byte[] digest) {}

    /**
     * Stores an upload as a job that waits.
     *
     * @throws ProblemException where it is not JSON at all, or too large; nothing is kept of it then
     */
    UUID store(InputStream upload, String format, @Nullable String name, @Nullable UUID actor) {
        Received received = receive(upload, format, name, actor);
        QuarkusTransaction.requiringNew().run(() -> complete(received, AuditVia.MACHINE, null));
        return received.job;
    }

    /**
     * Stores an upload, to be completed or forgotten by the caller; if neither happens, it is forgotten later.
     *
     * @throws ProblemException where it is not JSON at all, or too large; nothing is kept of it then
     */
    Received receive(InputStream upload, String format, @Nullable String name, @Nullable UUID actor) {
        UUID job = begin(format, name, actor);
        try {
            return receive(job, upload);
        } catch (ZipException e) {
            forget(job);
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The upload begins like gzip, but is damaged.");
        } catch (IOException e) {
            forget(job);
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "The upload ends too early: it broke off on its way, or"
                            + " the file is not whole. Send all of it again.");
        } catch (RuntimeException e) {
            forget(job);
            throw e;
        }
    }

    private UUID begin(String format, @Nullable String name, @Nullable UUID actor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ImportJob job = new ImportJob();
            job.format = format;
            job.name = name;
            job.requestedBy = actor;
            job.requestedAt = Times.now(clock);
            jobs.persist(job);
            return job.id;
        });
    }

    private Received receive(UUID job, InputStream upload) throws IOException {
        MessageDigest digest = sha256();
        long firstLine = 1;
        long line = 1;
        int chunks = 0;
        long bytes = 0;
        try (UploadLines lines = new UploadLines(new DigestInputStream(upload, digest), json, settings.maxBytes())) {
            Lines chunk = new Lines();
            for (byte[] next = lines.next(); next != null; next = lines.next()) {
                chunk.add(next);
                line++;
                bytes += next.length + 1L;
                if (chunk.size >= CHUNK) {
                    addChunk(job, chunks++, firstLine, chunk);
                    chunk = new Lines();
                    firstLine = line;
                }
            }
            if (chunk.size > 0) {
                addChunk(job, chunks++, firstLine, chunk);
            }
        }
        if (chunks == 0) {
            throw ProblemException.body("", "The upload is empty.");
        }
        return new Received(job, chunks, bytes, digest.digest());
    }

    private void addChunk(UUID job, int number, long firstLine, Lines chunk) throws IOException {
        byte[] data = chunk.close();
        QuarkusTransaction.requiringNew().run(() -> jobs.addChunk(job, number, firstLine, data));
    }

    /** Lets the job wait for its turn, from when the running transaction commits. */
    ImportJob complete(Received received, AuditVia via, @Nullable String address) {
        ImportJob job = jobs.findByIdOptional(received.job).orElseThrow();
        job.chunks = received.chunks;
        job.bytes = received.bytes;
        job.digest = received.digest;
        job.state = ImportJob.WAITING;
        trail.done(new AuditEntry("createImport", "import", job.id, null, job.requestedBy, via, address));
        return job;
    }

    void forget(UUID job) {
        QuarkusTransaction.requiringNew().run(() -> jobs.deleteById(job));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
