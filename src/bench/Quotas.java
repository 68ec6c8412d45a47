import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests with many keys at ten times their rate to two instances, and counts what is answered. Prints, parted by
 * spaces: requests answered, refused (429), neither, the bytes of the answers, and how many keys were answered less than
 * 95 % or more than 105 % of what their plan allows.
 *
 * <pre>java src/bench/Quotas.java FIRST_URL SECOND_URL KEYS_FILE RATE BURST SECONDS even|skewed</pre>
 */
final class Quotas {

    private static final int TIMES = 10;
    private static final double NEAR = 0.05;
    private static final String[] PATHS = {"/v1/articles/story-1", "/v1/articles/story-2", "/v1/articles?limit=5"};

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final AtomicLong REFUSED = new AtomicLong();
    private static final AtomicLong FAILED = new AtomicLong();
    private static final AtomicLong BYTES = new AtomicLong();

    private Quotas() {}

    public static void main(String[] arguments) throws IOException {
        String[] urls = {arguments[0], arguments[1]};
        List<String> keys = Files.readAllLines(Path.of(arguments[2]));
        double rate = Double.parseDouble(arguments[3]);
        long burst = Long.parseLong(arguments[4]);
        double seconds = Double.parseDouble(arguments[5]);
        boolean even = arguments[6].equals("even");
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<AtomicLong> accepted = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String key : keys) {
                AtomicLong answered = new AtomicLong();
                accepted.add(answered);
                for (int i = 0; i < TIMES; i++) {
                    int number = i;
                    threads.execute(() -> {
                        long pause = (long) (1e9 / rate);
                        long next = begin + pause * number / TIMES;
                        for (int sent = number; next < end; sent++, next += pause) {
                            LockSupport.parkNanos(next - System.nanoTime());
                            int instance = even ? sent % 2 : sent % 20 == 0 ? 1 : 0;
                            send(urls, instance, PATHS[sent % PATHS.length], key, answered);
                        }
                    });
                }
            }
        }
        double allowed = rate * seconds + burst;
        long outside = accepted.stream()
                .filter(one -> Math.abs(one.get() - allowed) > NEAR * allowed)
                .count();
        System.out.printf(
                "%d %d %d %d %d%n",
                accepted.stream().mapToLong(AtomicLong::get).sum(),
                REFUSED.get(),
                FAILED.get(),
                BYTES.get(),
                outside);
    }

    /** One that cannot be sent, since the instance is dead, goes to the other one. */
    private static void send(String[] urls, int instance, String path, String key, AtomicLong answered) {
        for (int i = 0; i < 2; i++) {
            try {
                HttpResponse<byte[]> answer = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(urls[(instance + i) % 2] + path))
                                .header("X-Api-Key", key)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                switch (answer.statusCode()) {
                    case 200 -> {
                        answered.incrementAndGet();
                        BYTES.addAndGet(answer.body().length);
                    }
                    case 429 -> REFUSED.incrementAndGet();
                    default -> FAILED.incrementAndGet();
                }
                return;
            } catch (IOException e) {
                // the other one
            } catch (InterruptedException e) {
                return;
            }
        }
        FAILED.incrementAndGet();
    }
}
