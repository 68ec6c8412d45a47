package press.dateline.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditTrail;
import press.dateline.database.BackgroundWork;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/**
 * Works import jobs off, batch by batch. A batch's rows and the job's position commit together, so a job goes on where
 * it stopped, on whatever instance; a bad item never stops it.
 */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration ABANDONED = Duration.ofHours(6);
    private static final Duration OF_SOURCES = Duration.ofDays(30);
    private static final int TRANSACTION_SECONDS = 300;

    private final ImportJobs jobs;
    private final JobLines lines;
    private final BatchReader reader;
    private final Session session;
    private final AuditTrail trail;
    private final ImportSettings settings;
    private final Clock clock;
    private final BackgroundWork background;

    ImportWorker(
            ImportJobs jobs,
            JobLines lines,
            BatchReader reader,
            Session session,
            AuditTrail trail,
            ImportSettings settings,
            Clock clock,
            BackgroundWork background) {
        this.jobs = jobs;
        this.lines = lines;
        this.reader = reader;
        this.session = session;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    /** Takes up whatever there is to do; any number of instances may. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        background.untilDone(this::step);
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetOld() {
        background.once(() -> QuarkusTransaction.requiringNew().run(() -> {
            jobs.deleteAbandoned(clock.instant().minus(ABANDONED));
            jobs.deleteOfSources(clock.instant().minus(OF_SOURCES));
        }));
    }

    /** One batch of one job; false where nothing was left, or others have it in hand. A batch that fails is done item by item. */
    boolean step() {
        try {
            return step(settings.batch());
        } catch (RuntimeException e) {
            if (Failures.mayPass(e)) {
                throw e;
            }
            // An item that breaks a rule is nothing to warn of: its line and the rule are in the rejections.
            LOG.logf(
                    brokenRule(e).isPresent() ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "A batch of an import is done item by item, since it failed as a whole: %s",
                    e.getMessage());
            boolean more = true;
            for (int i = 0; i < settings.batch() && more; i++) {
                more = stepAlone();
            }
            return more;
        }
    }

    private boolean step(int most) {
        return QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS)
                .call(() -> jobs.claim().map(job -> advanceOrFail(job, most)).orElse(false));
    }

    /** A job, and how far it had come. */
    private record Place(UUID job, long line) {}

    private boolean stepAlone() {
        AtomicReference<@Nullable Place> at = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .call(() -> jobs.claim()
                            .map(job -> {
                                at.set(new Place(job.id, job.line));
                                return advanceOrFail(job, 1);
                            })
                            .orElse(false));
        } catch (RuntimeException e) {
            Place failed = at.get();
            if (failed == null || Failures.mayPass(e)) {
                throw e;
            }
            String reason = brokenRule(e).map(ProblemException::detail).orElseGet(() -> {
                LOG.warn("An item of an import could not be stored", e);
                return "It could not be stored; the server's log says more.";
            });
            // Just that item: another instance may have gone on with the job meanwhile.
            QuarkusTransaction.requiringNew()
                    .run(() -> jobs.claim(failed.job())
                            .filter(job -> job.line == failed.line())
                            .ifPresent(job -> reject(job, lines.next(job, 1), reason)));
            return true;
        }
    }

    private void reject(ImportJob job, JobLines.Batch batch, String reason) {
        List<Rejection> rejections = batch.lines().stream()
                .map(line -> new Rejection(line.number(), reason, Texts.excerpt(line.text())))
                .toList();
        jobs.reject(job.id, rejections);
        job.rejected += rejections.size();
        job.line = batch.upTo();
    }

    private static Optional<ProblemException> brokenRule(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private boolean advanceOrFail(ImportJob job, int most) {
        try {
            return advance(job, most);
        } catch (UnreadableUploadException e) {
            LOG.warnf("The import %s has failed: %s", job.id, e.getMessage());
            end(job, ImportJob.FAILED);
            job.failure = e.getMessage();
            return true;
        }
    }

    private void end(ImportJob job, String state) {
        job.state = state;
        job.finishedAt = Times.now(clock);
        jobs.deleteChunks(job.id);
    }

    private boolean advance(ImportJob job, int most) {
        if (job.state.equals(ImportJob.WAITING)) {
            job.state = ImportJob.RUNNING;
            job.startedAt = Times.now(clock);
        }
        BatchReader.Ready ready = reader.next(job, most);
        if (ready.isEnd()) {
            job.line = ready.upTo();
            end(job, ImportJob.DONE);
            return true;
        }
        store(job, ready);
        job.line = ready.upTo();
        session.flush();
        return true;
    }

    private void store(ImportJob job, BatchReader.Ready ready) {
        trail.importing(job.id);
        List<Rejection> rejections = new ArrayList<>(ready.rejections());
        List<ReportLine> report = new ArrayList<>();
        List<ItemStore.Result> results = ready.items().store(job.requestedBy);
        for (int i = 0; i < results.size(); i++) {
            ItemStore.Result result = results.get(i);
            JobLines.Line line = ready.lines().get(i);
            if (result.told() != null) {
                report.add(ReportLine.of(line.number(), result.outcome(), result.told()));
            }
            if (result.outcome() == null && result.told() != null) {
                job.skipped++;
            } else if (result.outcome() == null) {
                rejections.add(new Rejection(
                        line.number(),
                        result.reason() == null ? "It was not taken." : result.reason(),
                        Texts.excerpt(line.text())));
            } else {
                switch (result.outcome()) {
                    case CREATED -> job.created++;
                    case UPDATED -> job.updated++;
                    case UNCHANGED -> job.unchanged++;
                    case WITHDRAWN -> job.withdrawn++;
                }
            }
        }
        job.rejected += rejections.size();
        jobs.reject(job.id, rejections);
        jobs.report(job.id, report);
    }
}
