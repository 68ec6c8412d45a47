package press.dateline.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;
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
    private static final int TRANSACTION_SECONDS = 300;
    /** Characters of a line that need no look at how many values it holds. */
    private static final int SMALL = 256 * 1024;

    private static final int MOST_VALUES = 200_000;

    private final ImportJobs jobs;
    private final JobLines lines;
    private final Map<String, ItemStore> stores;
    private final ObjectMapper json;
    private final Session session;
    private final ImportSettings settings;
    private final Clock clock;

    ImportWorker(
            ImportJobs jobs,
            JobLines lines,
            @All List<ItemStore> stores,
            ObjectMapper json,
            Session session,
            ImportSettings settings,
            Clock clock) {
        this.jobs = jobs;
        this.lines = lines;
        this.stores = stores.stream().collect(Collectors.toMap(ItemStore::format, Function.identity()));
        this.json = json;
        this.session = session;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes up whatever there is to do; any number of instances may. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        while (step()) {
            // until no job is left, or others have them in hand
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetAbandoned() {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.deleteAbandoned(clock.instant().minus(ABANDONED)));
    }

    /** One batch of one job; false where there was nothing to do. A batch that fails is done item by item. */
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

    private boolean stepAlone() {
        try {
            return step(1);
        } catch (RuntimeException e) {
            if (Failures.mayPass(e)) {
                throw e;
            }
            String reason = brokenRule(e).map(ProblemException::detail).orElseGet(() -> {
                LOG.warn("An item of an import could not be stored", e);
                return "It could not be stored; the server's log says more.";
            });
            return QuarkusTransaction.requiringNew()
                    .call(() -> jobs.claim()
                            .map(job -> {
                                JobLines.Batch batch = lines.next(job, 1);
                                reject(job, batch, reason);
                                return true;
                            })
                            .orElse(false));
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
        JobLines.Batch batch = lines.next(job, most);
        if (batch.lines().isEmpty() && batch.isLast()) {
            job.line = batch.upTo();
            end(job, ImportJob.DONE);
            return true;
        }
        store(job, batch);
        job.line = batch.upTo();
        session.flush();
        return true;
    }

    private void store(ImportJob job, JobLines.Batch batch) {
        List<ItemStore.Item> items = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Map<Long, String> texts =
                batch.lines().stream().collect(Collectors.toMap(JobLines.Line::number, JobLines.Line::text));
        for (JobLines.Line line : batch.lines()) {
            try {
                JsonNode node = read(line.text());
                items.add(new ItemStore.Item(line.number(), node, digest(node.toString())));
            } catch (JsonProcessingException e) {
                rejections.add(new Rejection(line.number(), "It is not valid JSON.", Texts.excerpt(line.text())));
            } catch (ProblemException e) {
                rejections.add(new Rejection(line.number(), e.detail(), Texts.excerpt(line.text())));
            }
        }
        ItemStore store = stores.get(job.format);
        if (store == null) {
            throw new UnreadableUploadException("This Dateline does not read the format " + job.format + ".", null);
        }
        List<ItemStore.Result> results = store.store(items, job.requestedBy);
        for (int i = 0; i < items.size(); i++) {
            ItemStore.Result result = results.get(i);
            if (result.outcome() == null) {
                long line = items.get(i).line();
                rejections.add(new Rejection(
                        line,
                        result.reason() == null ? "It was not taken." : result.reason(),
                        Texts.excerpt(texts.getOrDefault(line, ""))));
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
    }

    /** A line that is long, or whose tree would be large out of proportion, is not made into a tree at all. */
    private JsonNode read(String line) throws JsonProcessingException {
        if (line.length() > UploadLines.LONGEST) {
            throw ProblemException.body("", "An item may have 8 MB at most.");
        }
        if (line.length() > SMALL) {
            try (JsonParser parser = json.createParser(line)) {
                for (int values = 0; parser.nextToken() != null; values++) {
                    if (values > MOST_VALUES) {
                        throw ProblemException.body("", "An item may hold " + MOST_VALUES + " JSON values at most.");
                    }
                }
            } catch (JsonProcessingException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return json.readTree(line);
    }

    /** Of an item as it is written without white space: how it was laid out is no change. */
    private static byte[] digest(String line) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
