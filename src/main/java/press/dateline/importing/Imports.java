package press.dateline.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditVia;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

/**
 * The door for the program itself: imports from the command line where no server runs, and of what was fetched
 * elsewhere.
 */
@ApplicationScoped
public class Imports {

    private final Uploads uploads;
    private final ImportJobs jobs;
    private final PublicUrl publicUrl;
    private final Clock clock;

    Imports(Uploads uploads, ImportJobs jobs, PublicUrl publicUrl, Clock clock) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * Stores an upload; the job does itself.
     *
     * @throws ProblemException where it cannot be taken
     * @throws IOException where the database is out of reach
     */
    public UUID upload(InputStream upload, String format, String name) throws IOException {
        return reach(() -> uploads.store(upload, format, name, null));
    }

    /**
     * Stores what was fetched, to be begun or forgotten by the caller; if neither happens, it is forgotten later.
     *
     * @param actor the key on whose account it was fetched
     * @return empty where there is no item in it; nothing is kept of it then
     * @throws ProblemException where it is nothing of its format at all, or too large; nothing is kept of it then
     */
    public Optional<ReceivedUpload> receive(byte[] fetched, String format, String name, @Nullable UUID actor) {
        return uploads.receiveAny(new ByteArrayInputStream(fetched), format, name, actor);
    }

    /** Lets the job of what was fetched for a feed source wait for its turn, from when the running transaction commits. */
    public void begin(ReceivedUpload received, UUID source) {
        uploads.complete(received, AuditVia.MACHINE, null).sourceId = source;
    }

    /** Keeps nothing of it. */
    public void forget(ReceivedUpload received) {
        uploads.forget(received.job());
    }

    /**
     * How far a job is.
     *
     * @throws IOException where the database is out of reach
     */
    public ImportView progress(UUID job) throws IOException {
        return reach(() -> QuarkusTransaction.requiringNew()
                .call(() -> ImportView.of(jobs.findByIdOptional(job).orElseThrow(), publicUrl, clock)));
    }

    /**
     * The first lines that a job has rejected.
     *
     * @throws IOException where the database is out of reach
     */
    public List<Rejection> rejections(UUID job, int most) throws IOException {
        return reach(() -> QuarkusTransaction.requiringNew().call(() -> jobs.rejections(job, 0, most)));
    }

    private static <T> T reach(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (RuntimeException e) {
            if (Failures.mayPass(e)) {
                throw new IOException("the database does not answer", e);
            }
            throw e;
        }
    }
}
