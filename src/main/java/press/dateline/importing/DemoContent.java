package press.dateline.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Loads the demonstration content on the first start, as an import like any other, once for all instances. */
@Singleton
class DemoContent {

    private static final Logger LOG = Logger.getLogger(DemoContent.class);
    private static final String NAME = "demonstration content";
    private static final String FILE = "/demo/content.ndjson";
    private static final long LOCK = 0x6461_7465_6465_6d6fL;
    private static final int AFTER_THE_ADMINISTRATOR = 200;

    private final DemoSettings settings;
    private final ImportJobs jobs;
    private final Uploads uploads;
    private final ImportWorker worker;
    private final Session session;

    DemoContent(DemoSettings settings, ImportJobs jobs, Uploads uploads, ImportWorker worker, Session session) {
        this.settings = settings;
        this.jobs = jobs;
        this.uploads = uploads;
        this.worker = worker;
        this.session = session;
    }

    void onStart(@Observes @Priority(AFTER_THE_ADMINISTRATOR) StartupEvent start) {
        if (!settings.demo()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeQuery("SELECT pg_advisory_xact_lock(?1)", Object.class)
                    .setParameter(1, LOCK)
                    .getSingleResult();
            if (jobs.count("name = ?1 and state <> ?2", NAME, ImportJob.RECEIVING) == 0) {
                load();
            }
        });
    }

    private void load() {
        try (InputStream content = Objects.requireNonNull(DemoContent.class.getResourceAsStream(FILE))) {
            UUID job = uploads.store(content, "dateline", NAME, null);
            while (worker.step()) {
                // until all is there: the first request shall find it
            }
            ImportJob done = QuarkusTransaction.requiringNew()
                    .call(() -> jobs.findByIdOptional(job).orElseThrow());
            if (done.rejected > 0) {
                LOG.warnf("%d lines of the demonstration content were rejected", done.rejected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
