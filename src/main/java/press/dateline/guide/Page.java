package press.dateline.guide;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jsoup.nodes.Entities;

/** A page as it is sent: without scripts, and without anything from elsewhere. */
final class Page {

    private static final String STYLE = """
        :root { color-scheme: light dark }
        body { font: 1rem/1.6 sans-serif; margin: 0 auto; max-width: 48rem; padding: 1rem; overflow-wrap: break-word }
        nav ul { padding-left: 1.2rem }
        pre { border: 1px solid; border-radius: .3rem; overflow-x: auto; padding: .7rem; overflow-wrap: normal }
        code { font: .9em monospace }
        table { border-collapse: collapse; display: block; overflow-x: auto }
        th, td { border: 1px solid; padding: .3rem .6rem; text-align: left; vertical-align: top }
        :target { outline: .2rem solid; outline-offset: .2rem }
        """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(sha256(STYLE.getBytes(StandardCharsets.UTF_8)))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int ETAG_BYTES = 16;
    private static final int NOT_MODIFIED = 304;

    private final byte[] html;
    private final String etag;

    /**
     * Makes one.
     *
     * @param title as plain text
     * @param up the HTML of a link to the page that lists this one; empty where there is none
     * @param body as HTML
     */
    Page(String title, String up, String body) {
        html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            %s<main>
            %s
            </main>
            </body>
            </html>
            """.formatted(Entities.escape(title), STYLE, up.isEmpty() ? "" : "<header>" + up + "</header>\n", body)
                .getBytes(StandardCharsets.UTF_8);
        etag = "\"" + HexFormat.of().formatHex(Arrays.copyOf(sha256(html), ETAG_BYTES)) + "\"";
    }

    /** Answers a GET or HEAD; 304 to who has it (RFC 9110, section 13.1.2). */
    void send(RoutingContext context) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        if (isKnown(context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .end(Buffer.buffer(html));
        }
    }

    private boolean isKnown(List<String> tags) {
        return tags.stream()
                .flatMap(tag -> Arrays.stream(tag.split(",", -1)))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
