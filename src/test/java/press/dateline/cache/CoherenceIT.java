package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.DatelineProcess;
import press.dateline.testing.SharedPostgres;

/**
 * Two instances, 8 writers, 16 readers: what is read is compared with the log. {@code -Ddateline.coherence.seconds=60}
 * reads longer.
 */
class CoherenceIT {

    private static final Logger LOG = Logger.getLogger(CoherenceIT.class);
    private static final int SECONDS = Integer.getInteger("dateline.coherence.seconds", 10);
    private static final int WRITERS = 8;
    private static final int READERS = 16;
    private static final int ARTICLES_OF_A_WRITER = 3;
    private static final long PROMISED_NANOS = Duration.ofSeconds(1).toNanos();
    /** Between two reads of a reader, and two writes of a writer: how long threads wait for a core is not tested. */
    private static final Duration READING = Duration.ofMillis(20);

    private static final Duration WRITING = Duration.ofMillis(150);
    /** Two programs that have run nothing yet, with 24 callers on the same cores, need longer than a second for all. */
    private static final long COLD_NANOS = Duration.ofSeconds(10).toNanos();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, List<Written>> history = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile long newest;
    private volatile long warm;

    /**
     * A write that was acknowledged.
     *
     * @param state the headline that it made public; empty where it took the article away
     * @param at when its answer was there
     */
    private record Written(String state, long seq, long at) {}

    /**
     * What a read showed of an article.
     *
     * @param state the headline; empty where the article was not there
     * @param seq Dateline-Seq, or the minSeq that was asked for, whichever is higher
     */
    private record Seen(String article, String state, long seq, long begun, String where) {}

    @Test
    void everyReadAgreesWithTheLog(@TempDir Path folder) throws Exception {
        try (SharedPostgres postgres = SharedPostgres.start(Files.createDirectory(folder.resolve("postgres")));
                DatelineProcess one = instance(postgres, folder, "one");
                DatelineProcess two = instance(postgres, folder, "two");
                ExecutorService pool = Executors.newCachedThreadPool()) {
            String key = one.administratorKey();
            answered(send(one, key, "POST", "/v1/sections", "{\"slug\": \"news\", \"name\": \"News\"}"), 201);
            warm = System.nanoTime() + COLD_NANOS;
            long end = warm + Duration.ofSeconds(SECONDS).toNanos();
            List<DatelineProcess> instances = List.of(one, two);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                all.add(pool.submit(() -> write(instances, key, writer, end)));
            }
            for (int i = 0; i < READERS; i++) {
                int reader = i;
                all.add(pool.submit(() -> read(instances, reader, end)));
            }
            for (Future<?> task : all) {
                task.get();
            }
            compareWithTheLog(one);
        }
        seen.forEach(this::judge);
        long writes = history.values().stream().mapToLong(List::size).sum();
        LOG.infof(
                "%d writes, %d articles read, %d wrong; 99.9 %% of the reads knew what was written %d ms before",
                writes, seen.size(), wrong.size(), delayMillis());
        assertThat(wrong.stream().limit(10)).isEmpty();
        assertThat(writes).isGreaterThan(SECONDS);
        assertThat(seen.size()).isGreaterThan(10 * SECONDS);
    }

    private static DatelineProcess instance(SharedPostgres postgres, Path folder, String name) throws Exception {
        Map<String, String> settings = new HashMap<>(postgres.settings(name));
        settings.put("DATELINE_PUBLIC_URL", "https://api.example.org");
        return DatelineProcess.start(Files.createDirectory(folder.resolve(name)), settings)
                .awaitReady();
    }

    private void write(List<DatelineProcess> instances, String key, int writer, long end) {
        Random random = new Random(writer);
        for (int version = 1; System.nanoTime() < end; version++) {
            LockSupport.parkNanos(WRITING.toNanos());
            String slug = "article-" + writer + "-" + version % ARTICLES_OF_A_WRITER;
            DatelineProcess instance = instances.get(random.nextInt(2));
            List<Written> before = history.computeIfAbsent(slug, _ -> new ArrayList<>());
            String headline = slug + " version " + version;
            if (before.isEmpty()) {
                answered(
                        send(
                                instance,
                                key,
                                "POST",
                                "/v1/articles",
                                "{\"slug\": \"" + slug + "\", \"headline\": \"" + headline
                                        + "\", \"section\": \"news\","
                                        + " \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]}"),
                        201);
                publish(instance, key, slug, headline);
            } else if (before.getLast().state().isEmpty()) {
                String last = before.get(before.size() - 2).state();
                note(slug, last, answered(send(instance, key, "POST", "/v1/articles/" + slug + "/restore", ""), 200));
            } else if (version % 11 == 0) {
                note(
                        slug,
                        "",
                        answered(
                                send(
                                        instance,
                                        key,
                                        "POST",
                                        "/v1/articles/" + slug + "/withdraw",
                                        "{\"kind\": \"unpublish\"}"),
                                200));
            } else {
                String draft = "/v1/articles/" + slug + "/draft";
                String revision = header(answered(send(instance, key, "GET", draft, ""), 200), "ETag");
                answered(
                        send(
                                instance,
                                key,
                                "PATCH",
                                draft,
                                "{\"headline\": \"" + headline + "\"}",
                                "If-Match",
                                revision),
                        200);
                publish(instance, key, slug, headline);
            }
        }
    }

    private void publish(DatelineProcess instance, String key, String slug, String headline) {
        note(slug, headline, answered(send(instance, key, "POST", "/v1/articles/" + slug + "/publish", ""), 200));
    }

    private static HttpResponse<String> send(
            DatelineProcess instance, String key, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.baseUrl().resolve(path))
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> answered(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response;
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String slug, String state, HttpResponse<String> answer) {
        long seq = Long.parseLong(header(answer, "Dateline-Seq"));
        history.computeIfAbsent(slug, _ -> new ArrayList<>()).add(new Written(state, seq, System.nanoTime()));
        newest = Math.max(newest, seq);
    }

    private void read(List<DatelineProcess> instances, int reader, long end) {
        Random random = new Random(1_000 + reader);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(READING.toNanos());
            int instance = random.nextInt(2);
            String slug = "article-" + random.nextInt(WRITERS) + "-" + random.nextInt(ARTICLES_OF_A_WRITER);
            long minSeq = random.nextInt(3) == 0 ? newest : 0;
            boolean list = random.nextInt(3) == 0;
            String path = (list ? "/v1/articles?section=news&limit=100" : "/v1/articles/" + slug)
                    + (minSeq == 0 ? "" : (list ? "&" : "?") + "minSeq=" + minSeq);
            long begun = System.nanoTime();
            HttpResponse<String> answer = send(
                    HttpRequest.newBuilder(instances.get(instance).baseUrl().resolve(path))
                            .build());
            long seq = Math.max(minSeq, Long.parseLong(header(answer, "Dateline-Seq")));
            String where = path + " at instance " + instance;
            if (answer.statusCode() == 200) {
                String other = bodies.putIfAbsent(header(answer, "ETag"), answer.body());
                if (other != null && !other.equals(answer.body())) {
                    wrong.add("one ETag for two bodies: " + where);
                }
            }
            if (!list) {
                String state = answer.statusCode() == 200
                        ? json(answer).get("headline").textValue()
                        : "";
                seen.add(new Seen(slug, state, seq, begun, where));
            } else if (answer.statusCode() == 200) {
                Map<String, String> headlines = new HashMap<>();
                json(answer)
                        .get("items")
                        .forEach(item -> headlines.put(
                                item.get("slug").textValue(),
                                item.get("headline").textValue()));
                for (int i = 0; i < WRITERS * ARTICLES_OF_A_WRITER; i++) {
                    String one = "article-" + i / ARTICLES_OF_A_WRITER + "-" + i % ARTICLES_OF_A_WRITER;
                    seen.add(new Seen(one, headlines.getOrDefault(one, ""), seq, begun, where));
                }
            } else if (answer.statusCode() != 400) { // before the section is known here
                wrong.add(answer.statusCode() + " for " + where + ": " + answer.body());
            }
        }
    }

    /** It must be the state after the last write that the read claims to show, or after a later one. */
    private void judge(Seen read) {
        List<Written> writes = history.getOrDefault(read.article(), List.of());
        int claimed = -1;
        int promised = -1;
        int shown = read.state().isEmpty() ? -1 : -2;
        for (int i = 0; i < writes.size(); i++) {
            Written write = writes.get(i);
            if (write.seq() <= read.seq()) {
                claimed = i;
            }
            if (read.begun() > warm && write.at() + PROMISED_NANOS < read.begun()) {
                promised = i;
            }
            if (write.state().equals(read.state())) {
                shown = i;
            }
        }
        if (shown == -2) {
            // Read before its answer was there, at the very end.
            shown = writes.size();
        }
        if (shown < Math.max(claimed, promised)) {
            wrong.add("%s shows '%s', write %d; claimed %d (seq %d), promised %d"
                    .formatted(read.where(), read.state(), shown, claimed, read.seq(), promised));
        }
    }

    /** For each warm read, how long ago the oldest write that its instance did not know yet had been acknowledged. */
    private long delayMillis() {
        List<Written> writes = history.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Written::at))
                .toList();
        List<Long> delays = seen.stream()
                .filter(read -> read.begun() > warm)
                .map(read -> writes.stream()
                        .filter(write -> write.at() < read.begun() && write.seq() > read.seq())
                        .findFirst()
                        .map(write -> read.begun() - write.at())
                        .orElse(0L))
                .sorted()
                .toList();
        return Duration.ofNanos(delays.get(delays.size() * 999 / 1_000)).toMillis();
    }

    private void compareWithTheLog(DatelineProcess instance) {
        Map<Long, String> log = new HashMap<>();
        String next = "/v1/changes?after=0&limit=100";
        for (boolean upToDate = false; !upToDate; ) {
            JsonNode page = json(answered(
                    send(HttpRequest.newBuilder(instance.baseUrl().resolve(next))
                            .build()),
                    200));
            page.get("items")
                    .forEach(item -> log.put(
                            item.get("seq").longValue(), item.get("kind").textValue()));
            upToDate = page.get("upToDate").booleanValue();
            next = "/v1/changes?limit=100&after=" + page.get("seq").longValue();
        }
        history.values().stream().flatMap(List::stream).forEach(write -> {
            boolean gone = write.state().isEmpty();
            if (gone != "withdrawn".equals(log.get(write.seq()))) {
                wrong.add("the log says of " + write + ": " + log.get(write.seq()));
            }
        });
    }
}
