package press.dateline.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.fetch.FetchRefusedException.Why;

/** Fetching from a server of the test, under names that lead wherever the test says. */
class GuardedClientTest {

    private static final int MOST = 100_000;
    private static final byte[] FEED = "<rss/>".getBytes(UTF_8);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> resolved = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        names.put("feeds.example", List.of("127.0.0.1"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Answer answer) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static Answer body(String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Mar 2026 08:30:00 GMT");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static Answer redirect(String to) {
        return redirect(302, to);
    }

    private static Answer redirect(int status, String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        resolved.add(host);
        List<String> known = names.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String one : known) {
            addresses.add(InetAddress.getByName(one));
        }
        return addresses;
    }

    private Fetched fetch(String url, boolean loopback, @Nullable String etag) throws FetchRefusedException {
        FetchLimits limits = new FetchLimits(
                List.of("feeds.example", "*.sub.example", "127.0.0.1"), loopback, MOST, Duration.ofSeconds(3));
        try (GuardedClient client = new GuardedClient(vertx, limits, this::addresses)) {
            return client.fetch(url.replace("{port}", String.valueOf(port())), etag, null);
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void assertRefused(String reason, String url) {
        assertRefused(reason, url, true);
    }

    private void assertRefused(String reason, String url, boolean loopback) {
        FetchRefusedException e = assertThrows(FetchRefusedException.class, () -> fetch(url, loopback, null));
        assertEquals(reason, e.getMessage());
    }

    @Test
    void fetchesAndRemembersWhatToAskNext() throws FetchRefusedException {
        serve("/feed", body("application/rss+xml; charset=utf-8", FEED));

        Fetched fetched = fetch("http://feeds.example:{port}/feed?a=b", true, null);
        assertArrayEquals(FEED, fetched.body());
        assertEquals(true, fetched.isChanged());
        assertEquals("\"1\"", fetched.etag());
        assertEquals("Mon, 02 Mar 2026 08:30:00 GMT", fetched.lastModified());
        assertEquals(List.of("feeds.example:" + port() + "/feed?a=b"), asked);
    }

    @Test
    void isToldThatNothingHasChanged() throws FetchRefusedException {
        serve(
                "/feed",
                exchange -> exchange.sendResponseHeaders(
                        "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 500, -1));

        Fetched fetched = fetch("http://feeds.example:{port}/feed", true, "\"1\"");
        assertEquals(false, fetched.isChanged());
        assertEquals("\"1\"", fetched.etag());
    }

    @Test
    void sendsNothingOfACaller() throws FetchRefusedException {
        List<String> sent = new CopyOnWriteArrayList<>();
        serve("/feed", exchange -> {
            sent.addAll(exchange.getRequestHeaders().keySet());
            body("text/xml", FEED).to(exchange);
        });
        fetch("http://feeds.example:{port}/feed", true, null);
        assertEquals(
                List.of("Accept", "Accept-encoding", "Connection", "Host", "User-agent"),
                sent.stream().sorted().toList());
    }

    @Test
    void asksAllowedHostsOnly() {
        assertRefused(
                "The host other.example is none of those that may be asked (DATELINE_FETCH_HOSTS).",
                "http://other.example/feed");
        assertRefused(
                "The host sub.example is none of those that may be asked (DATELINE_FETCH_HOSTS).",
                "http://sub.example/feed");
        assertRefused("The host a.sub.example is not known.", "http://A.sub.example/feed");
        assertRefused("Only http and https addresses are fetched, not 'file'.", "file:///etc/passwd");
        assertRefused("Only http and https addresses are fetched, not ''.", "//feeds.example/feed");
        assertRefused("An address with a user name is not fetched.", "http://feeds.example@127.0.0.1/feed");
        assertRefused("The address names no host that can be looked up.", "http://[::1]/feed");
        assertRefused("The address names no host that can be looked up.", "http:feeds.example");
        assertRefused("This is no address that can be fetched.", "http://feeds.example/a b");
        assertEquals(List.of("a.sub.example"), resolved);
    }

    @Test
    void asksNoPrivateAddressWhateverNameItHas() {
        for (String address : List.of("127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "::1", "fd00::1")) {
            names.put("feeds.example", List.of("8.8.8.8", address));
            assertRefused(
                    "The host feeds.example has an address that is not of the public internet.",
                    "http://feeds.example:{port}/feed",
                    false);
        }
        names.put("127.0.0.1", List.of("127.0.0.1"));
        assertRefused(
                "The host 127.0.0.1 has an address that is not of the public internet.", "http://127.0.0.1/", false);
    }

    /** The second look-up would lead elsewhere; there is none. */
    @Test
    void connectsToTheAddressThatWasChecked() throws FetchRefusedException {
        serve("/feed", body("text/xml", FEED));
        fetch("http://feeds.example:{port}/feed", true, null);
        assertEquals(List.of("feeds.example"), resolved);
        assertEquals(1, asked.size());
    }

    @Test
    void checksEachRedirect() throws FetchRefusedException {
        names.put("a.sub.example", List.of("127.0.0.1"));
        names.put("b.sub.example", List.of("192.168.1.1"));
        serve("/feed", body("text/xml", FEED));
        serve("/moved", redirect("http://a.sub.example:" + port() + "/feed"));
        serve("/private", redirect("http://b.sub.example/feed"));
        serve("/metadata", redirect("http://169.254.169.254/latest"));
        serve("/file", redirect("file:///etc/passwd"));
        serve("/loop", redirect("/loop"));

        assertArrayEquals(
                FEED, fetch("http://feeds.example:{port}/moved", true, null).body());
        assertEquals("a.sub.example:" + port() + "/feed", asked.getLast());
        assertRefused(
                "The host b.sub.example has an address that is not of the public internet.",
                "http://feeds.example:{port}/private");
        assertRefused(
                "The host 169.254.169.254 is none of those that may be asked (DATELINE_FETCH_HOSTS).",
                "http://feeds.example:{port}/metadata");
        assertRefused("Only http and https addresses are fetched, not 'file'.", "http://feeds.example:{port}/file");
        asked.clear();
        assertRefused("There are more than 5 redirects.", "http://feeds.example:{port}/loop");
        assertEquals(6, asked.size());
    }

    /** Only moves for good that are not behind one for the time being: 301 and 308, not 302, 303 and 307. */
    @Test
    void saysWhereAFeedHasMovedForGood() throws FetchRefusedException {
        serve("/feed", body("text/xml", FEED));
        serve("/old", redirect(301, "/newer"));
        serve("/newer", redirect(308, "/feed"));
        serve("/away", redirect(302, "/old"));
        serve("/half", redirect(308, "/away"));

        String base = "http://feeds.example:" + port();
        assertEquals(base + "/feed", fetch(base + "/old", true, null).movedTo());
        assertEquals(base + "/away", fetch(base + "/half", true, null).movedTo());
        assertNull(fetch(base + "/away", true, null).movedTo());
        assertNull(fetch(base + "/feed", true, null).movedTo());
    }

    @Test
    void saysWhyItRefuses() {
        serve("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.sendResponseHeaders(429, -1);
        });
        names.put("a.sub.example", List.of("10.0.0.1"));

        FetchRefusedException busy = refused("http://feeds.example:{port}/busy");
        assertEquals(Why.ANSWERED, busy.why());
        assertEquals(429, busy.status());
        assertEquals("120", busy.retryAfter());
        assertEquals(Why.FAILED, refused("http://b.sub.example/feed").why());
        assertEquals(Why.NOT_ALLOWED, refused("http://a.sub.example/feed").why());
        assertEquals(Why.NOT_ALLOWED, refused("http://other.example/feed").why());
        assertEquals(Why.NO_ADDRESS, refused("ftp://feeds.example/feed").why());
    }

    private FetchRefusedException refused(String url) {
        return assertThrows(FetchRefusedException.class, () -> fetch(url, true, null));
    }

    /** Nothing is asked from where nothing was allowed, nor the machine itself, whatever is set. */
    @Test
    void aRunningServerAsksWhatItsSettingsAllowAndNeverItself() {
        assertEquals(List.of(), FetchLimits.of(Optional::empty).hosts());
        FetchLimits limits = FetchLimits.of(() -> Optional.of(List.of("feeds.example")));
        assertEquals(false, limits.loopback());
        try (GuardedClient client = new GuardedClient(vertx, limits, this::addresses)) {
            serve("/feed", body("text/xml", FEED));
            FetchRefusedException e = assertThrows(
                    FetchRefusedException.class,
                    () -> client.fetch("http://feeds.example:" + port() + "/feed", null, null));
            assertEquals("The host feeds.example has an address that is not of the public internet.", e.getMessage());
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void endsWhatIsEndlessLargeOrSlow() throws IOException {
        serve("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8192]);
            }
        });
        serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause();
            }
        });
        serve("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body("text/xml", gzip(new byte[50_000_000])).to(exchange);
        });

        assertRefused("The answer has more than 100000 bytes.", "http://feeds.example:{port}/endless");
        assertRefused("The answer has more than 100000 bytes.", "http://feeds.example:{port}/bomb");
        long before = System.nanoTime();
        assertRefused("The server takes longer than 3 s.", "http://feeds.example:{port}/slow");
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 10);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void unpacksGzipAndNothingElse() throws IOException, FetchRefusedException {
        byte[] packed = gzip(FEED);
        serve("/gzip", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body("application/atom+xml", packed).to(exchange);
        });
        serve("/br", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            body("text/xml", packed).to(exchange);
        });
        serve("/damaged", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body("text/xml", FEED).to(exchange);
        });

        assertArrayEquals(
                FEED, fetch("http://feeds.example:{port}/gzip", true, null).body());
        assertRefused("The answer is packed in a way that was not asked for.", "http://feeds.example:{port}/br");
        assertRefused("The answer begins like gzip, but is damaged.", "http://feeds.example:{port}/damaged");
    }

    @Test
    void refusesWhatIsNoFeedAndWhatFails() {
        serve("/html", body("text/html", FEED));
        serve("/gone", exchange -> exchange.sendResponseHeaders(410, -1));
        serve("/nowhere", exchange -> exchange.sendResponseHeaders(302, -1));

        assertRefused("The answer is no feed but text/html.", "http://feeds.example:{port}/html");
        assertRefused("The server answered with status 410.", "http://feeds.example:{port}/gone");
        assertRefused("The server redirects to nowhere.", "http://feeds.example:{port}/nowhere");
        int port = port();
        server.stop(0);
        assertRefused("The server cannot be reached, or broke off.", "http://feeds.example:" + port + "/");
    }
}
