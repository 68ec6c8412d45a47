package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    /** Two programs that have run nothing yet, with 24 callers on the same cores, need longer than a second for all. */
    private static final long COLD_NANOS = Duration.ofSeconds(10).toNanos();

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
            one.caller(key)
                    .body("{\"slug\": \"news\", \"name\": \"News\"}")
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
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
        LOG.infof("%d writes, %d articles read, %d wrong", writes, seen.size(), wrong.size());
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
            String slug = "article-" + writer + "-" + version % ARTICLES_OF_A_WRITER;
            DatelineProcess instance = instances.get(random.nextInt(2));
            List<Written> before = history.computeIfAbsent(slug, _ -> new ArrayList<>());
            String headline = slug + " version " + version;
            if (before.isEmpty()) {
                answered(
                        instance.caller(key)
                                .body("{\"slug\": \"" + slug + "\", \"headline\": \"" + headline
                                        + "\", \"section\": \"news\","
                                        + " \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]}")
                                .post("/v1/articles"),
                        201);
                publish(instance, key, slug, headline);
            } else if (before.getLast().state().isEmpty()) {
                String last = before.get(before.size() - 2).state();
                note(slug, last, answered(instance.caller(key).post("/v1/articles/" + slug + "/restore"), 200));
            } else if (version % 11 == 0) {
                note(
                        slug,
                        "",
                        answered(
                                instance.caller(key)
                                        .body("{\"kind\": \"unpublish\"}")
                                        .post("/v1/articles/" + slug + "/withdraw"),
                                200));
            } else {
                String revision = answered(instance.caller(key).get("/v1/articles/" + slug + "/draft"), 200)
                        .header("ETag");
                answered(
                        instance.caller(key)
                                .header("If-Match", revision)
                                .body("{\"headline\": \"" + headline + "\"}")
                                .patch("/v1/articles/" + slug + "/draft"),
                        200);
                publish(instance, key, slug, headline);
            }
        }
    }

    private void publish(DatelineProcess instance, String key, String slug, String headline) {
        note(slug, headline, answered(instance.caller(key).post("/v1/articles/" + slug + "/publish"), 200));
    }

    private static Response answered(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response;
    }

    private void note(String slug, String state, Response answer) {
        long seq = Long.parseLong(answer.header("Dateline-Seq"));
        history.computeIfAbsent(slug, _ -> new ArrayList<>()).add(new Written(state, seq, System.nanoTime()));
        newest = Math.max(newest, seq);
    }

    private void read(List<DatelineProcess> instances, int reader, long end) {
        Random random = new Random(1_000 + reader);
        while (System.nanoTime() < end) {
            int instance = random.nextInt(2);
            String slug = "article-" + random.nextInt(WRITERS) + "-" + random.nextInt(ARTICLES_OF_A_WRITER);
            long minSeq = random.nextInt(3) == 0 ? newest : 0;
            boolean list = random.nextInt(3) == 0;
            String path = (list ? "/v1/articles?section=news&limit=100" : "/v1/articles/" + slug)
                    + (minSeq == 0 ? "" : (list ? "&" : "?") + "minSeq=" + minSeq);
            long begun = System.nanoTime();
            Response answer = instances.get(instance).anonymous().get(path);
            long seq = Math.max(minSeq, Long.parseLong(answer.header("Dateline-Seq")));
            String where = path + " at instance " + instance;
            if (answer.statusCode() == 200) {
                String other = bodies.putIfAbsent(answer.header("ETag"), answer.asString());
                if (other != null && !other.equals(answer.asString())) {
                    wrong.add("one ETag for two bodies: " + where);
                }
            }
            if (!list) {
                String state = answer.statusCode() == 200 ? answer.jsonPath().getString("headline") : "";
                seen.add(new Seen(slug, state, seq, begun, where));
            } else if (answer.statusCode() == 200) {
                Map<String, String> headlines = new HashMap<>();
                answer.jsonPath()
                        .<Map<String, String>>getList("items")
                        .forEach(item -> headlines.put(item.get("slug"), item.get("headline")));
                for (int i = 0; i < WRITERS * ARTICLES_OF_A_WRITER; i++) {
                    String one = "article-" + i / ARTICLES_OF_A_WRITER + "-" + i % ARTICLES_OF_A_WRITER;
                    seen.add(new Seen(one, headlines.getOrDefault(one, ""), seq, begun, where));
                }
            } else if (answer.statusCode() != 400) { // before the section is known here
                wrong.add(answer.statusCode() + " for " + where + ": " + answer.asString());
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

    private void compareWithTheLog(DatelineProcess instance) {
        Map<Long, String> log = new HashMap<>();
        String next = "/v1/changes?after=0&limit=100";
        for (boolean upToDate = false; !upToDate; ) {
            Response page = answered(instance.anonymous().get(next), 200);
            page.jsonPath()
                    .<Map<String, ?>>getList("items")
                    .forEach(item ->
                            log.put(Long.parseLong(String.valueOf(item.get("seq"))), String.valueOf(item.get("kind"))));
            upToDate = page.jsonPath().getBoolean("upToDate");
            next = "/v1/changes?limit=100&after=" + page.jsonPath().getLong("seq");
        }
        history.values().stream().flatMap(List::stream).forEach(write -> {
            boolean gone = write.state().isEmpty();
            if (gone != "withdrawn".equals(log.get(write.seq()))) {
                wrong.add("the log says of " + write + ": " + log.get(write.seq()));
            }
        });
    }
}
