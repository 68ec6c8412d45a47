package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.DatelineProcess;

/** Connections that lie still are closed, wherever they stopped; others go on, and are not harmed by who reads nothing. */
class ConnectionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REQUEST = "GET /v1/articles?limit=100 HTTP/1.1\r\nHost: localhost\r\n";

    @Test
    void whatLiesStillIsClosed(@TempDir Path folder) throws Exception {
        try (DatelineProcess dateline = DatelineProcess.start(
                        folder, Map.of("DATELINE_IDLE_TIMEOUT", LIMIT.toSeconds() + "S", "DATELINE_DEMO", "true"))
                .awaitReady()) {
            int port = dateline.baseUrl().getPort();
            assertClosed(port, "");
            assertClosed(port, REQUEST);
            assertClosed(port, "POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
            assertHarmlessUnread(dateline);
            assertGoesOn(port);
        }
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static void assertClosed(int port, String sent) throws IOException {
        try (Socket socket = open(port)) {
            long from = System.nanoTime();
            send(socket, sent);
            int end = socket.getInputStream().read();
            while (end >= 0) {
                end = socket.getInputStream().read();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .as("closed after '%s'", sent)
                    .isBetween(LIMIT.minusMillis(500), LIMIT.multipliedBy(5));
        }
    }

    /** Asks again and again and reads nothing; others are answered all the same, and it is closed. */
    private static void assertHarmlessUnread(DatelineProcess dateline) throws Exception {
        Thread asking;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), dateline.baseUrl().getPort()));
            asking = Thread.ofVirtual().start(() -> {
                try {
                    for (; ; ) {
                        send(socket, REQUEST + "\r\n");
                    }
                } catch (IOException hungUp) {
                    // closed
                }
            });
            for (int i = 0; i < 10; i++) {
                assertThat(dateline.anonymous().get("/v1/articles?limit=100").statusCode())
                        .isEqualTo(200);
                Thread.sleep(100);
            }
            assertThat(asking.join(LIMIT.multipliedBy(5))).as("closed").isTrue();
        }
        assertThat(dateline.output()).doesNotContain("OutOfMemoryError");
    }

    /** A connection on which something comes now and then is kept. */
    private static void assertGoesOn(int port) throws Exception {
        try (Socket socket = open(port)) {
            for (int i = 0; i < 5; i++) {
                send(socket, "HEAD /v1/site HTTP/1.1\r\nHost: localhost\r\n\r\n");
                InputStream in = socket.getInputStream();
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int read = in.read();
                    assertThat(read).as("after %d answers", i).isNotNegative();
                    head.append((char) read);
                }
                assertThat(head).startsWith("HTTP/1.1 200");
                Thread.sleep(LIMIT.toMillis() / 2);
            }
        }
    }
}
