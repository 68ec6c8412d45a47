import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open-loop client: it sends so many requests a second whatever becomes of them, and counts the time of each from
 * when it was due (to a millisecond, its clock). Of 200 requests 191 are hot reads (nine in ten an article by Zipf's law,
 * else the newest 20), 8 are lists that nobody has asked for before, and one begins a write: a headline is changed, then
 * published, then read with the minSeq of the publication. A read without minSeq that was sent a second or more after a
 * publication was acknowledged has to show it as well.
 *
 * <pre>
 * java -cp 'target/quarkus-app/lib/main/*' src/bench/Mixed.java PORT RATE SECONDS WARMUP ARTICLES FILTERS KEY
 * </pre>
 *
 * <p>Hot reads have 64 connections of their own, the others as many. During the warm-up the rate grows from nothing to
 * RATE, so that what has to be compiled first leaves no queue behind.
 *
 * <p>ARTICLES: addresses of articles, a line each, the most wanted first; every twentieth is written to. FILTERS:
 * addresses of lists with one filter. Prints a Markdown table.
 */
final class Mixed extends AbstractVerticle {

    private static final int CLIENTS = 2;
    private static final int CONNECTIONS = 32;
    private static final int ROUND = 200;
    private static final int COLD = 8;
    private static final int EVERY_WRITTEN = 20;
    private static final long SECOND = 1_000_000_000L;
    private static final String MARK = "Bench version ";
    private static final String NEWEST = "/v1/articles?limit=20";

    private static int port;
    private static double rate;
    private static long seconds;
    private static long warmup;
    private static List<String> articles;
    private static List<String> filters;
    private static String key;
    private static double[] upTo;
    private static final CountDownLatch DONE = new CountDownLatch(CLIENTS);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The times of one kind of request, in nanoseconds. */
    private static final class Times {

        private long[] values = new long[1 << 16];
        private int count;

        void add(long nanos) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = nanos;
        }

        static Times of(List<Times> all) {
            Times sum = new Times();
            for (Times one : all) {
                for (int i = 0; i < one.count; i++) {
                    sum.add(one.values[i]);
                }
            }
            Arrays.sort(sum.values, 0, sum.count);
            return sum;
        }

        String at(double part) {
            return count == 0 ? "–" : "%.2f ms".formatted(values[(int) Math.min(count - 1, (long) (part * count))] / 1e6);
        }
    }

    /** An article that is written to. */
    private static final class Written {

        private final String path;
        private String etag = "";
        private boolean busy;
        private int version;
        private int acknowledged;
        private long acknowledgedAt;

        Written(String path) {
            this.path = path;
        }
    }

    private static final Mixed[] ALL = new Mixed[CLIENTS];

    private final Times article = new Times();
    private final Times list = new Times();
    private final Times cold = new Times();
    private final Times fresh = new Times();
    private final Times write = new Times();
    private final Map<String, Written> written = new HashMap<>();
    private Written[] inTurn = {};
    private int turn;
    private int errors;
    private int stale;
    private int old;
    private int skipped;
    private int open;
    private String firstError = "";

    private Random random;
    private HttpClient hot;
    private HttpClient others;
    private long start;
    private long sent;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        port = Integer.parseInt(arguments[0]);
        rate = Double.parseDouble(arguments[1]) / CLIENTS;
        seconds = Long.parseLong(arguments[2]);
        warmup = Long.parseLong(arguments[3]);
        articles = Files.readAllLines(Path.of(arguments[4]));
        filters = Files.readAllLines(Path.of(arguments[5]));
        key = arguments[6];
        upTo = new double[articles.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(CLIENTS));
        vertx.deployVerticle(Mixed::new, new DeploymentOptions().setInstances(CLIENTS)).onFailure(e -> {
            e.printStackTrace();
            System.exit(1);
        });
        DONE.await();
        print();
        vertx.close();
    }

    @Override
    public void start() {
        int number = NUMBER.getAndIncrement();
        ALL[number] = this;
        random = new Random(31 + number);
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(-1);
        hot = vertx.createHttpClient(options);
        others = vertx.createHttpClient(options);
        Future<Void> ready = Future.succeededFuture();
        for (int i = 9 + number * EVERY_WRITTEN; i < articles.size() && written.size() < 250; i += CLIENTS * EVERY_WRITTEN) {
            Written one = new Written(articles.get(i));
            written.put(one.path, one);
            ready = ready.compose(_ -> send(others, HttpMethod.GET, one.path + "/draft", null, null, true))
                    .compose(answer -> {
                        one.etag = answer.head.getHeader("ETag");
                        return Future.succeededFuture();
                    });
        }
        inTurn = written.values().toArray(Written[]::new);
        ready.onSuccess(_ -> {
                    start = System.nanoTime();
                    vertx.setPeriodic(1, this::tick);
                })
                .onFailure(e -> {
                    e.printStackTrace();
                    System.exit(1);
                });
    }

    private void tick(long timer) {
        long now = System.nanoTime();
        long length = (warmup + seconds) * SECOND;
        for (long due = due(sent); due <= now && due < start + length; due = due(sent)) {
            begin(due);
            sent++;
        }
        if (now - start > length + 5 * SECOND || (now - start > length && open == 0)) {
            vertx.cancelTimer(timer);
            errors += open;
            DONE.countDown();
        }
    }

    /** When a request is to be sent, by its number. */
    private long due(long number) {
        double before = rate * warmup / 2;
        double at = number < before ? Math.sqrt(2 * warmup * number / rate) : warmup + (number - before) / rate;
        return start + (long) (at * SECOND);
    }

    private boolean counts(long due) {
        return due - start >= warmup * SECOND;
    }

    private void begin(long due) {
        int slot = (int) (sent % ROUND);
        if (slot == 0) {
            write(due);
        } else if (slot % (ROUND / COLD) == 1) {
            String day = LocalDate.of(2005, 2, 1).plusDays(random.nextInt(7_200)).toString();
            read(others, filters.get(random.nextInt(filters.size())) + "&limit=20&to=" + day, due, cold);
        } else if (random.nextInt(10) == 0) {
            read(hot, NEWEST, due, list);
        } else {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            readArticle(articles.get(Math.min(at < 0 ? -at - 1 : at, upTo.length - 1)), due);
        }
    }

    private void read(HttpClient client, String path, long due, Times times) {
        send(client, HttpMethod.GET, path, null, null, false).onComplete(answer -> {
            took(times, due);
            expect(answer.result(), answer.cause(), due);
        });
    }

    private void readArticle(String path, long due) {
        Written one = written.get(path);
        int atLeast = one != null && System.nanoTime() - one.acknowledgedAt > SECOND ? one.acknowledged : 0;
        send(hot, HttpMethod.GET, path, null, null, false).onComplete(answer -> {
            took(article, due);
            if (expect(answer.result(), answer.cause(), due) && atLeast > 0
                    && version(answer.result().body) < atLeast) {
                old++;
            }
        });
    }

    /** Changes, publishes, and reads what was published. */
    private void write(long due) {
        Written one = inTurn[turn++ % inTurn.length];
        if (one.busy) {
            skipped++;
            return;
        }
        one.busy = true;
        int version = ++one.version;
        Buffer body = Buffer.buffer("{\"headline\":\"" + MARK + version + "\"}");
        send(others, HttpMethod.PATCH, one.path + "/draft", body, one.etag, true)
                .compose(changed -> {
                    took(write, due);
                    if (!expect(changed, null, due)) {
                        return Future.failedFuture("not changed");
                    }
                    one.etag = changed.head.getHeader("ETag");
                    long next = System.nanoTime();
                    return send(others, HttpMethod.POST, one.path + "/publish", null, null, true)
                            .onSuccess(_ -> took(write, next));
                })
                .compose(published -> {
                    if (!expect(published, null, due)) {
                        return Future.failedFuture("not published");
                    }
                    one.acknowledged = version;
                    one.acknowledgedAt = System.nanoTime();
                    long next = System.nanoTime();
                    String address = one.path + "?minSeq=" + published.head.getHeader("Dateline-Seq");
                    return send(others, HttpMethod.GET, address, null, null, false).onSuccess(answer -> {
                        took(fresh, next);
                        if (expect(answer, null, due) && version(answer.body) < version) {
                            stale++;
                        }
                    });
                })
                .onComplete(_ -> one.busy = false);
    }

    /** The version that an article's headline tells; 0 where it tells none. */
    private static int version(Buffer body) {
        String text = body.toString();
        int at = text.indexOf(MARK);
        int end = at < 0 ? -1 : text.indexOf('"', at);
        return end < 0 ? 0 : Integer.parseInt(text.substring(at + MARK.length(), end));
    }

    private void took(Times times, long since) {
        if (counts(since)) {
            times.add(System.nanoTime() - since);
        }
    }

    private boolean expect(Answer answer, Throwable cause, long due) {
        if (answer != null && answer.head.statusCode() == 200) {
            return true;
        }
        if (counts(due)) {
            errors++;
            if (firstError.isEmpty()) {
                firstError = answer == null ? String.valueOf(cause) : answer.head.statusCode() + " " + answer.body;
            }
        }
        return false;
    }

    private record Answer(HttpClientResponse head, Buffer body) {}

    private Future<Answer> send(
            HttpClient client, HttpMethod method, String path, Buffer body, String ifMatch, boolean withKey) {
        open++;
        RequestOptions options = new RequestOptions().setMethod(method).setURI(path);
        if (withKey) {
            options.putHeader("X-Api-Key", key);
        }
        if (ifMatch != null) {
            options.putHeader("If-Match", ifMatch).putHeader("Content-Type", "application/merge-patch+json");
        }
        return client.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(head -> head.body().map(bytes -> new Answer(head, bytes)))
                .onComplete(_ -> open--);
    }

    private static void print() {
        List<Mixed> all = List.of(ALL);
        row("request", "answered", "half within", "95 % within", "99 % within", "slowest");
        row("---", "---", "---", "---", "---", "---");
        times("hot read, article", all.stream().map(one -> one.article).toList());
        times("hot read, newest 20", all.stream().map(one -> one.list).toList());
        times("cold read", all.stream().map(one -> one.cold).toList());
        times("read with minSeq after a publication", all.stream().map(one -> one.fresh).toList());
        times("all reads", all.stream()
                .flatMap(one -> List.of(one.article, one.list, one.cold, one.fresh).stream())
                .toList());
        times("write", all.stream().map(one -> one.write).toList());
        System.out.printf(
                "%nOffered: %.0f a second for %d s. Errors: %d. Stale answers with minSeq: %d. Answers older than a second: %d."
                        + " Writes left out, as the article's last one was under way: %d.%n",
                rate * CLIENTS,
                seconds,
                all.stream().mapToInt(one -> one.errors).sum(),
                all.stream().mapToInt(one -> one.stale).sum(),
                all.stream().mapToInt(one -> one.old).sum(),
                all.stream().mapToInt(one -> one.skipped).sum());
        all.stream().map(one -> one.firstError).filter(error -> !error.isEmpty()).forEach(System.out::println);
    }

    private static void times(String name, List<Times> of) {
        Times all = Times.of(of);
        row(name, Integer.toString(all.count), all.at(0.5), all.at(0.95), all.at(0.99), all.at(1));
    }

    private static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
