package press.dateline.testing;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that no client library would send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("\ncontent-length: ([0-9]+)", Pattern.CASE_INSENSITIVE);

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param status 0 where the server only hung up
     * @param head the status line and the headers
     * @param body all that came behind the headers
     */
    public record Answer(int status, String head, String body) {

        /** The value of a header; empty where there is none. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** Whether it is a problem of this kind, and not seen by anybody as something else. */
        public boolean isProblem(String slug) {
            return header("Content-Type").equals("application/problem+json")
                    && body.contains("/docs/problems#" + slug + "\"")
                    && body.contains("\"status\":" + status);
        }
    }

    /** Sends the bytes of these characters (ISO 8859-1) and reads until the server hangs up. */
    public static Answer sendAndWait(String request) {
        return send(request, false);
    }

    private static Answer send(String request, boolean oneAnswer) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), oneAnswer);
        } catch (IOException e) {
            return new Answer(0, "", String.valueOf(e.getMessage()));
        }
    }

    /** Sends a request with these headers and a body, and reads one answer. */
    public static Answer send(String requestLine, List<String> headers, String body) {
        return send(
                requestLine + "\r\n" + String.join("\r\n", headers) + (headers.isEmpty() ? "" : "\r\n")
                        + "Connection: close\r\n\r\n" + body,
                true);
    }

    private static Answer read(InputStream in, boolean oneAnswer) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                all.writeBytes(Arrays.copyOf(buffer, read));
                read = oneAnswer && isWhole(all.toString(StandardCharsets.ISO_8859_1)) ? -1 : in.read(buffer);
            }
        } catch (IOException e) {
            if (all.size() == 0) {
                throw e;
            }
        }
        String text = all.toString(StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return new Answer(0, "", "");
        }
        int end = text.indexOf(END_OF_HEAD);
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end + END_OF_HEAD.length());
        return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, body);
    }

    private static boolean isWhole(String text) {
        Matcher length = LENGTH.matcher(text);
        int end = text.indexOf(END_OF_HEAD);
        return end >= 0
                && length.find()
                && length.start() < end
                && text.length() - end - END_OF_HEAD.length() >= Integer.parseInt(length.group(1));
    }
}
