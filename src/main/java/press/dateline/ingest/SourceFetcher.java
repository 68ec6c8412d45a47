package press.dateline.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditEntry;
import press.dateline.change.AuditTrail;
import press.dateline.change.AuditVia;
import press.dateline.database.BackgroundWork;
import press.dateline.fetch.FetchRefusedException;
import press.dateline.fetch.Fetched;
import press.dateline.fetch.GuardedClient;
import press.dateline.importing.Imports;
import press.dateline.importing.ReceivedUpload;
import press.dateline.web.ProblemException;
import press.dateline.web.Problems;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/**
 * Fetches a source that was lent to it, and begins an import of what is new. While it waits for the server there is no
 * transaction; the import begins in the one that gives the source back, so that neither is without the other.
 */
@ApplicationScoped
class SourceFetcher {

    private static final Logger LOG = Logger.getLogger(SourceFetcher.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int GONE = 410;
    private static final int LONGEST_PROBLEM = 1_000;

    private final Fetches fetches;
    private final FeedSources sources;
    private final GuardedClient client;
    private final Imports imports;
    private final AuditTrail trail;
    private final Clock clock;
    private final BackgroundWork background;

    SourceFetcher(
            Fetches fetches,
            FeedSources sources,
            GuardedClient client,
            Imports imports,
            AuditTrail trail,
            Clock clock,
            BackgroundWork background) {
        this.fetches = fetches;
        this.sources = sources;
        this.client = client;
        this.imports = imports;
        this.trail = trail;
        this.clock = clock;
        this.background = background;
    }

    /** Fetches it; empty where another has it by now, it was changed or deleted, or the program ends. */
    Optional<FetchOutcome> fetch(Fetches.Claim claim) {
        Fetched fetched;
        try {
            fetched = client.fetch(claim.url(), claim.etag(), claim.lastModified());
        } catch (FetchRefusedException e) {
            return unlessStopping(() -> failed(claim, outcome(e), problem(e), e.retryAfter()));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The feed source %s could not be fetched", claim.source());
            return unlessStopping(
                    () -> failed(claim, FetchOutcome.FAILED, Problems.of(e).detail(), null));
        }
        return unlessStopping(() -> taken(claim, fetched));
    }

    private interface Step {
        Optional<FetchOutcome> take();
    }

    private Optional<FetchOutcome> unlessStopping(Step step) {
        AtomicReference<Optional<FetchOutcome>> outcome = new AtomicReference<>(Optional.empty());
        background.once(() -> outcome.set(step.take()));
        return outcome.get();
    }

    private static FetchOutcome outcome(FetchRefusedException e) {
        return switch (e.why()) {
            case NO_ADDRESS, NOT_ALLOWED -> FetchOutcome.REFUSED;
            case ANSWERED ->
                switch (e.status()) {
                    case TOO_MANY_REQUESTS, UNAVAILABLE -> FetchOutcome.LIMITED;
                    case GONE -> FetchOutcome.GONE;
                    default -> FetchOutcome.FAILED;
                };
            case FAILED -> FetchOutcome.FAILED;
        };
    }

    private static String problem(FetchRefusedException e) {
        return e.status() == GONE
                ? "The server says that the feed is gone for good (status 410): it is not fetched any more."
                : String.valueOf(e.getMessage());
    }

    private Optional<FetchOutcome> taken(Fetches.Claim claim, Fetched fetched) {
        try {
            byte[] digest = fetched.isChanged() ? sha256(fetched.body()) : null;
            if (digest == null || Arrays.equals(digest, claim.digest())) {
                return succeeded(claim, fetched, digest, null);
            }
            String format = SourceFormats.of(claim.format(), fetched.body());
            ReceivedUpload received = imports.receive(fetched.body(), format, claim.name(), claim.actor())
                    .orElse(null);
            return succeeded(claim, fetched, digest, received);
        } catch (UnreadableSourceException e) {
            return failed(claim, FetchOutcome.FAILED, String.valueOf(e.getMessage()), null);
        } catch (ProblemException e) {
            return failed(claim, FetchOutcome.FAILED, e.detail(), null);
        } catch (RuntimeException e) {
            LOG.warnf(e, "What was fetched of the feed source %s could not be taken", claim.source());
            return failed(claim, FetchOutcome.FAILED, Problems.of(e).detail(), null);
        }
    }

    private Optional<FetchOutcome> succeeded(
            Fetches.Claim claim, Fetched fetched, byte @Nullable [] digest, @Nullable ReceivedUpload received) {
        Instant next = schedule().afterSuccess(claim.intervalMinutes());
        boolean isOurs = false;
        try {
            isOurs = QuarkusTransaction.requiringNew().call(() -> {
                boolean isLent = fetches.succeeded(
                        claim, fetched, digest, received == null ? null : received.job(), Times.now(clock), next);
                if (isLent && received != null) {
                    imports.begin(received, claim.source());
                }
                return isLent;
            });
        } finally {
            if (!isOurs && received != null) {
                imports.forget(received);
            }
        }
        return isOurs
                ? Optional.of(received == null ? FetchOutcome.UNCHANGED : FetchOutcome.IMPORTED)
                : Optional.empty();
    }

    private Optional<FetchOutcome> failed(
            Fetches.Claim claim, FetchOutcome outcome, String problem, @Nullable String retryAfter) {
        Instant next = schedule()
                .afterFailure(
                        claim.intervalMinutes(),
                        claim.failures() + 1,
                        outcome == FetchOutcome.LIMITED ? retryAfter : null);
        String told = Texts.beginning(problem, LONGEST_PROBLEM);
        boolean isOurs = QuarkusTransaction.requiringNew().call(() -> {
            boolean isLent = fetches.failed(claim, outcome, told, Times.now(clock), next);
            if (isLent && outcome == FetchOutcome.GONE) {
                notePause(claim);
            }
            return isLent;
        });
        if (isOurs && claim.failures() == 0) {
            // Never its address: that may hold a key.
            LOG.infof("The feed source %s could not be fetched: %s", claim.source(), told);
        }
        return isOurs ? Optional.of(outcome) : Optional.empty();
    }

    private void notePause(Fetches.Claim claim) {
        sources.byId(claim.source())
                .ifPresent(source -> trail.done(new AuditEntry(
                        "updateFeedSource",
                        "feed-source",
                        source.id(),
                        source.revision(),
                        null,
                        AuditVia.MACHINE,
                        null)));
    }

    private SourceSchedule schedule() {
        return new SourceSchedule(clock, ThreadLocalRandom.current());
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
