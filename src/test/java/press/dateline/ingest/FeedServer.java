package press.dateline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import press.dateline.fetch.TestNames;

/** A server of somebody's feeds, on loopback, under the name {@code www.feeds.example}. */
public final class FeedServer implements AutoCloseable {

    private static final String HOST = "www.feeds.example";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Answers a request. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What was asked for, with what headers. */
    public record Asked(String path, Headers headers) {}

    public FeedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        TestNames.lead(HOST, "127.0.0.1");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.add(new Asked(path, exchange.getRequestHeaders()));
            answers.getOrDefault(path, status(404)).to(exchange);
        }
    }

    /** From now on a path, with its query, is answered so. */
    public void serve(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** A status without a body. */
    public static Answer status(int status, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** A feed that has no validators. */
    public static Answer body(String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            set(exchange, headers);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A feed with an ETag, which is answered 304 to who has it. */
    public static Answer tagged(String etag, String body) {
        return exchange -> (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                        ? status(304)
                        : body(body, "ETag", etag, "Last-Modified", "Mon, 02 Mar 2026 08:30:00 GMT"))
                .to(exchange);
    }

    private static void set(HttpExchange exchange, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
    }

    /** A feed of RSS with these items. */
    public static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>News</title><link>https://www.example.org/</link>"
                + String.join("", items) + "</channel></rss>";
    }

    /** An item of RSS. */
    public static String item(String name, String text) {
        return "<item><title>%1$s</title><guid>urn:x:%1$s</guid><description>%2$s</description></item>"
                .formatted(name, text);
    }

    /** The address of a path here. */
    public String url(String path) {
        return "http://" + HOST + ":" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What was asked for so far at a path. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
