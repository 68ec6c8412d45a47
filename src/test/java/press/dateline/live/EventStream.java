package press.dateline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.testing.Await;
import press.dateline.testing.TestClock;

/** Listens like a browser's EventSource, but for coming again. */
final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String END = "(end)";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final HttpResponse<Stream<String>> response;
    private final Thread reader;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastId = "";
    private final AtomicInteger heartbeats = new AtomicInteger();

    private EventStream(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        reader = Thread.ofVirtual().start(this::read);
    }

    /** An event; its name is "(end)" where the server has closed the stream. */
    record Event(String name, @Nullable String id, JsonPath data) {

        String text(String path) {
            return data.getString(path);
        }
    }

    /** Opens an article's stream, and takes its hello. */
    static EventStream of(String article) {
        EventStream stream = open("/v1/articles/" + article + "/comments/stream");
        assertThat(stream.next().name()).isEqualTo("hello");
        return stream;
    }

    /** Opens an article's stream behind an event. */
    static EventStream after(String article, String lastId) {
        EventStream stream = open("/v1/articles/" + article + "/comments/stream", "Last-Event-ID", lastId);
        if (stream.lastId.isEmpty()) {
            stream.lastId = lastId;
        }
        return stream;
    }

    static EventStream open(String address, String... headers) {
        EventStream stream = new EventStream(address, headers);
        assertThat(stream.response.statusCode()).isEqualTo(200);
        return stream;
    }

    HttpHeaders headers() {
        return response.headers();
    }

    private void read() {
        String name = "message";
        String data = "";
        @Nullable String id = null;
        boolean alive = false;
        try {
            for (String line : (Iterable<String>) response.body()::iterator) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.equals(": alive")) {
                    alive = true;
                } else if (line.isEmpty()) {
                    if (id != null) {
                        lastId = id;
                    }
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, new JsonPath(data)));
                    }
                    heartbeats.addAndGet(alive ? 1 : 0);
                    alive = false;
                    name = "message";
                    data = "";
                    id = null;
                }
            }
        } catch (UncheckedIOException _) {
            // it was cut off
        }
        events.add(new Event(END, null, new JsonPath("{}")));
    }

    /** The next event; fails where none comes. */
    Event next() {
        return next(PATIENCE);
    }

    Event next(Duration patience) {
        try {
            Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(event).as("an event within %s", patience).isNotNull();
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events that have come until now. */
    List<Event> come() {
        List<Event> come = new ArrayList<>();
        events.drainTo(come);
        return come;
    }

    /** The next events up to the hello, each as its name and the comment's id. */
    List<String> untilHello() {
        List<String> told = new ArrayList<>();
        for (Event event = next(); !event.name().equals("hello"); event = next()) {
            assertThat(event.name()).isNotEqualTo(END);
            told.add(told(event));
        }
        return told;
    }

    static String told(Event event) {
        return event.name().equals("comment")
                ? event.text("kind") + " " + event.text("comment.id")
                : event.name() + " " + event.text("id");
    }

    /** The next event as its name and the comment's id. */
    String nextTold() {
        return told(next());
    }

    /** The server ends it. */
    void assertEnd() {
        assertThat(next().name()).isEqualTo(END);
    }

    /** Whether nothing comes for a while in which the stream is looked at more than twice. */
    void assertSilent() {
        try {
            assertThat(events.poll(700, TimeUnit.MILLISECONDS)).isNull();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An id behind all that has come: as long as a transaction is open beside, what comes has none. */
    String settledId() {
        assertSilent();
        int before = heartbeats();
        TestClock.advance(Duration.ofSeconds(16));
        Await.until("a sign of life comes", () -> heartbeats() > before);
        return lastId;
    }

    String lastId() {
        return lastId;
    }

    int heartbeats() {
        return heartbeats.get();
    }

    /** Goes away; whatever has come until then has been read. */
    @Override
    public void close() {
        client.shutdownNow();
        try {
            assertThat(reader.join(PATIENCE)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
