package press.dateline.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** The page that every problem's type points to, with the catalogue for people: {@code /docs/problems}. */
@Singleton
class ProblemPage {

    /** Before the routes of Swagger UI, which take all that begins with /docs. */
    private static final int BEFORE_SWAGGER_UI = 100;

    private final String html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Dateline: problems</title>
            <style>body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 45rem; padding: 0 1rem }
            :target { background: #fff3c4 }</style>
            </head>
            <body>
            <h1>Problems</h1>
            <p>Errors are problems (RFC 9457). Tell them apart by <code>type</code>, which leads here, never by the text.
            <code>detail</code> says what was wrong and what to do, <code>errors</code> where. <a href="/docs">The API</a></p>
            <dl>
            %s
            </dl>
            </body>
            </html>
            """.formatted(Arrays.stream(ProblemType.values())
            .map(type -> "<dt id=\"%1$s\"><code>%1$s</code> (%2$d)</dt><dd>%3$s.</dd>"
                    .formatted(Entities.escape(type.slug()), type.status(), Entities.escape(type.title())))
            .collect(Collectors.joining("\n")));

    void register(@Observes Router router) {
        router.route("/docs/problems")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_SWAGGER_UI)
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Cache-Control", "max-age=3600")
                        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .end(html));
    }
}
