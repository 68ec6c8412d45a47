package press.dateline.article;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.article.EditorialRecord.Entry;
import press.dateline.article.EditorialStep.Kind;

/**
 * An editor's client: leads a few articles at a time through their lives, at random, by HTTP alone, through whichever
 * instance. What gets no answer it asks for again, under the same Idempotency-Key, or gives up together with the
 * article. It notes all that it was told.
 */
final class EditorialClient implements Runnable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final int LONGEST_PAUSE_MILLIS = 15;

    private static final int OPEN = 3;
    private static final int MOST_STEPS = 24;
    private static final int SOONEST_MILLIS = 1_000;
    private static final int LATEST_MILLIS = 3_000;

    /** One in so many: gives up a request without an answer, repeats one with an answer, asks for the impossible. */
    private static final int GIVES_UP = 3;

    private static final int REPEATS = 20;
    private static final int ASKS_WRONGLY = 30;

    private static final Map<Kind, Integer> WEIGHTS = new EnumMap<>(Map.of(
            Kind.SAVE, 4,
            Kind.PUBLISH, 2,
            Kind.CORRECT, 2,
            Kind.SCHEDULE, 3,
            Kind.UNSCHEDULE, 1,
            Kind.WITHDRAW, 1,
            Kind.RESTORE, 3));

    private final String name;
    private final Random random;
    private final String apiKey;
    private final Function<Random, URI> instances;
    private final BooleanSupplier finished;
    private final List<EditorialRecord> records = new ArrayList<>();
    private final List<EditorialRecord> open = new ArrayList<>();
    private final List<Sent> answered = new ArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private long seen;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private int inDoubt;
    private int lostAnswers;
    private int regained;
    private int repeated;

    EditorialClient(int number, long seed, String apiKey, Function<Random, URI> instances, BooleanSupplier finished) {
        this.name = "client-" + number;
        this.random = new Random(seed + number);
        this.apiKey = apiKey;
        this.instances = instances;
        this.finished = finished;
    }

    /** A POST that was answered, to be repeated. */
    private record Sent(EditorialStep step, String slug, String key, EditorialAnswer answer) {}

    @Override
    public void run() {
        while (!finished.getAsBoolean() && faults.isEmpty()) {
            EditorialRecord article = article();
            try {
                take(article, step(article));
                if (!answered.isEmpty() && random.nextInt(REPEATS) == 0) {
                    repeat(answered.get(random.nextInt(answered.size())));
                }
            } catch (AssertionError | RuntimeException e) {
                faults.add(name + ": " + e);
            }
            open.removeIf(EditorialRecord::isClosed);
            pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
        }
    }

    private EditorialRecord article() {
        if (open.size() < OPEN) {
            EditorialRecord made = new EditorialRecord(name + "-story-" + records.size());
            records.add(made);
            open.add(made);
            return made;
        }
        return open.get(random.nextInt(open.size()));
    }

    private EditorialStep step(EditorialRecord article) {
        List<Kind> kinds = new ArrayList<>();
        List<Kind> wanted =
                random.nextInt(ASKS_WRONGLY) == 0 && !article.entries().isEmpty()
                        ? List.copyOf(WEIGHTS.keySet())
                        : article.possible().getLast().allowed();
        for (Kind kind : wanted) {
            for (int i = 0; i < WEIGHTS.getOrDefault(kind, 1); i++) {
                kinds.add(kind);
            }
        }
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        int number = article.entries().size();
        return switch (kind) {
            case CREATE, SAVE -> EditorialStep.of(kind, "Step " + number + " of " + article.slug());
            case CORRECT -> EditorialStep.of(kind, "Correction " + number);
            case WITHDRAW ->
                EditorialStep.of(kind, List.of("kill", "withhold", "unpublish").get(random.nextInt(3)));
            case SCHEDULE ->
                new EditorialStep(
                        kind,
                        "",
                        Instant.now()
                                .plusMillis(random.nextInt(SOONEST_MILLIS, LATEST_MILLIS))
                                .truncatedTo(ChronoUnit.MILLIS));
            case PUBLISH, UNSCHEDULE, RESTORE -> EditorialStep.of(kind);
        };
    }

    private void take(EditorialRecord article, EditorialStep step) {
        String key = step.kind().isPost() ? UUID.randomUUID().toString() : null;
        long seqBefore = seen;
        boolean isLost = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            EditorialAnswer answer = send(step, article.slug(), article.draft(), key);
            if (answer != null && !answer.isUnavailable()) {
                note(article, new Entry(step, key, answer, seqBefore), isLost);
                return;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("no answer within " + PATIENCE + " to " + step + "; the last was " + answer);
            }
            if (!isLost) {
                isLost = true;
                lostAnswers++;
                if (random.nextInt(GIVES_UP) == 0) {
                    giveUp(article, new Entry(step, key, null, seqBefore));
                    article.close();
                    return;
                }
            }
            pause(RETRY);
        }
    }

    private void giveUp(EditorialRecord article, Entry entry) {
        inDoubt++;
        article.unanswered(entry);
    }

    private void note(EditorialRecord article, Entry entry, boolean wasLost) {
        EditorialAnswer answer = entry.answer();
        Kind kind = entry.step().kind();
        if (answer == null) {
            throw new IllegalArgumentException("no answer: " + entry);
        }
        if (kind == Kind.SAVE && wasLost && answer.status() == 412) {
            // It was done at first: nobody else writes this article.
            article.foundDone(entry);
            regained++;
        } else if (kind == Kind.UNSCHEDULE && wasLost && !answer.isDone()) {
            // It was done at first, or the schedule ran.
            giveUp(article, new Entry(entry.step(), null, null, entry.seqBefore()));
        } else if (!answer.isExpected() || (answer.isReplayed() && !wasLost)) {
            throw new AssertionError("unexpected answer " + answer + " to " + entry.step() + " of " + article);
        } else {
            article.answered(entry);
            seen = Math.max(seen, answer.seq());
            if (answer.isReplayed()) {
                regained++;
            }
            if (answer.isDone()) {
                acknowledged.incrementAndGet();
                if (entry.key() != null) {
                    answered.add(new Sent(entry.step(), article.slug(), entry.key(), answer));
                }
            }
        }
        if (article.entries().size() >= MOST_STEPS) {
            article.close();
        }
    }

    /** Whoever repeats what was answered gets the same answer, whatever has happened since. */
    private void repeat(Sent sent) {
        EditorialAnswer again = send(sent.step(), sent.slug(), 0, sent.key());
        if (again == null || again.isUnavailable()) {
            return;
        }
        boolean isSame = again.isReplayed()
                && again.status() == sent.answer().status()
                && again.body().equals(sent.answer().body());
        if (!isSame) {
            throw new AssertionError("a repetition of " + sent + " was answered " + again);
        }
        repeated++;
    }

    /** The answer to what was sent; null where none came. */
    private @Nullable EditorialAnswer send(EditorialStep step, String slug, int draft, @Nullable String key) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                return EditorialAnswer.of(
                        HTTP.send(request(step, slug, draft, key), BodyHandlers.ofString()), step.kind());
            } catch (ConnectException | HttpConnectTimeoutException _) {
                pause(RETRY); // it was never sent
            } catch (IOException _) {
                return null;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("no instance within " + PATIENCE);
    }

    private HttpRequest request(EditorialStep step, String slug, int draft, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        instances.apply(random).resolve(step.address(slug)))
                .timeout(ANSWER_LIMIT)
                .header("X-Api-Key", apiKey)
                .header("Content-Type", "application/json")
                .method(step.kind().method(), BodyPublishers.ofString(step.body(slug)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (step.kind() == Kind.SAVE) {
            request.header("If-Match", "\"" + draft + "\"");
        }
        return request.build();
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    List<EditorialRecord> records() {
        return records;
    }

    /** What it was told that cannot be. */
    List<String> faults() {
        return faults;
    }

    /** Writes that were answered with success; may be asked for while the client works. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Requests that got no answer, and were not repeated until they had one. */
    int inDoubt() {
        return inDoubt;
    }

    /** Requests whose first attempt got no answer. */
    int lostAnswers() {
        return lostAnswers;
    }

    /** Requests whose first attempt got no answer, and which had been done, as the answer to a later attempt told. */
    int regained() {
        return regained;
    }

    /** Answered requests that were repeated, and got the same answer. */
    int repeated() {
        return repeated;
    }
}
