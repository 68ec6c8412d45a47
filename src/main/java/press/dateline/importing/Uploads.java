package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final ImportJobs jobs;
    private final AuditTrail trail;
    private final ObjectMapper json;
    private final ImportSettings settings;
    private final Clock clock;
    private final Map<String, UploadFormat> formats;

    Uploads(
            ImportJobs jobs,
            AuditTrail trail,
            ObjectMapper json,
            ImportSettings settings,
            Clock clock,
            @All List<UploadFormat> formats) {
        this.jobs = jobs;
        this.trail = trail;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        this.formats = formats.stream().collect(Collectors.toMap(UploadFormat::format, Function.identity()));
    }

    /**
     * Stores an upload as a job that waits.
     *
     * @throws ProblemException where it is nothing of its format at all, or too large; nothing is kept of it then
     */
    UUID store(InputStream upload, String format, @Nullable String name, @Nullable UUID actor) {
        ReceivedUpload received = receive(upload, format, name, actor);
        QuarkusTransaction.requiringNew().run(() -> complete(received, AuditVia.MACHINE, null));
        return received.job();
    }

    /**
     * Stores an upload, to be completed or forgotten by the caller; if neither happens, it is forgotten later.
     *
     * @throws ProblemException where it is nothing of its format at all, or too large; nothing is kept of it then
     */
    ReceivedUpload receive(InputStream upload, String format, @Nullable String name, @Nullable UUID actor) {
        return receiveAny(upload, format, name, actor)
                .orElseThrow(() -> ProblemException.body("", "The upload is empty."));
    }

    /** The same; empty where there is no item in it. Nothing is kept of it then. */
    Optional<ReceivedUpload> receiveAny(
            InputStream upload, String format, @Nullable String name, @Nullable UUID actor) {
        UUID job = begin(format, name, actor);
        try {
            ReceivedUpload received = receive(job, upload, format);
            if (received.chunks() > 0) {
                return Optional.of(received);
            }
            forget(job);
            return Optional.empty();
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

    private ReceivedUpload receive(UUID job, InputStream upload, String format) throws IOException {
        MessageDigest digest = sha256();
        UploadBytes in = new UploadBytes(new DigestInputStream(upload, digest), settings.maxBytes());
        // Lines say a little more than what they were made of; a line of NDJSON is what it was.
        UploadChunks chunks = new UploadChunks(
                Math.max(settings.maxBytes(), 2 * settings.maxBytes()),
                (number, firstLine, data) ->
                        QuarkusTransaction.requiringNew().run(() -> jobs.addChunk(job, number, firstLine, data)),
                (from, to, numbers, lines) ->
                        QuarkusTransaction.requiringNew().run(() -> jobs.moveChunks(job, from, to, numbers, lines)));
        try (UploadSource source = source(in, format)) {
            for (byte[] next = source.next(); next != null; next = source.next()) {
                chunks.add(source.turn(), next);
            }
            in.drain();
        }
        chunks.finish();
        return new ReceivedUpload(job, chunks.count(), chunks.bytes(), digest.digest());
    }

    private UploadSource source(UploadBytes in, String format) throws IOException {
        UploadFormat other = formats.get(format);
        return other == null ? new UploadLines(in, json) : other.open(in);
    }

    /** Lets the job wait for its turn, from when the running transaction commits. */
    ImportJob complete(ReceivedUpload received, AuditVia via, @Nullable String address) {
        ImportJob job = jobs.findByIdOptional(received.job()).orElseThrow();
        job.chunks = received.chunks();
        job.bytes = received.bytes();
        job.digest = received.digest();
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
