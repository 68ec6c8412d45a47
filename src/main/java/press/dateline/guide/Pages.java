package press.dateline.guide;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;

/**
 * What people read below {@code /docs}: {@code /docs} lists it, {@code /docs/{name}} is a guide, {@code /docs/problems}
 * the page that every problem's type points to. A page is made when it is first asked for, away from the event loop.
 */
@Singleton
class Pages {

    /** Before the routes of Swagger UI, which take all that begins with /docs/api. */
    private static final int BEFORE_SWAGGER_UI = 100;

    private static final int PERMANENT_REDIRECT = 308;
    private static final String ROOT = "/docs";

    /** The server that examples call: a partner's own copies of them shall call this one. */
    private static final String EXAMPLE_SERVER = "http://localhost:8080";

    private final Map<String, Page> made = new ConcurrentHashMap<>();
    private final PublicUrl publicUrl;

    Pages(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    void register(@Observes Router router) {
        route(router, ROOT, this::index);
        route(router, ROOT + "/problems", this::problems);
        Guide.ALL.forEach(guide -> route(router, guide.path(), () -> page(guide)));
        read(router, ROOT + "/")
                .handler(context -> context.response()
                        .setStatusCode(PERMANENT_REDIRECT)
                        .putHeader("Location", publicUrl.to(ROOT))
                        .putHeader("Cache-Control", "max-age=60")
                        .end());
    }

    private void route(Router router, String path, Supplier<Page> maker) {
        read(router, path)
                .blockingHandler((RoutingContext context) ->
                        made.computeIfAbsent(path, _ -> maker.get()).send(context));
    }

    /** Its path as it is written, as one with a slash at the end is another. */
    private static Route read(Router router, String path) {
        return router.routeWithRegex(java.util.regex.Pattern.quote(path))
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_SWAGGER_UI);
    }

    private String up() {
        return "<a href=\"" + Entities.escape(publicUrl.to(ROOT)) + "\">Dateline: documents</a>";
    }

    private Page index() {
        String guides = Guide.ALL.stream()
                .map(guide -> item(guide.path(), text(guide).title(), guide.about()))
                .collect(Collectors.joining("\n"));
        return new Page("Dateline: documents", "", """
            <h1>Dateline: documents</h1>
            <ul>
            %s
            %s
            %s
            %s
            </ul>
            """.formatted(
                        guides,
                        item(ROOT + "/problems", "Problems", "all that can go wrong, by type"),
                        item(ROOT + "/api", "Reference", "every address, to be tried out (needs JavaScript)"),
                        item("/openapi", "Contract", "the reference as OpenAPI, for machines")));
    }

    private String item(String path, String title, String about) {
        return "<li><a href=\"%s\">%s</a>: %s</li>"
                .formatted(Entities.escape(publicUrl.to(path)), Entities.escape(title), Entities.escape(about));
    }

    private Page page(Guide guide) {
        GuideText text = text(guide);
        String contents = text.sections().stream()
                .map(section -> "<li><a href=\"#%s\">%s</a></li>"
                        .formatted(Entities.escape(section.id()), Entities.escape(section.title())))
                .collect(Collectors.joining("\n"));
        return new Page(
                text.title(),
                up() + "\n<nav aria-label=\"Contents\">\n<ul>\n" + contents + "\n</ul>\n</nav>",
                text.html());
    }

    private GuideText text(Guide guide) {
        try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(guide.file()), guide.file())) {
            String markdown = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return GuideText.of(markdown.replace(EXAMPLE_SERVER, publicUrl.root()), publicUrl::to);
        } catch (IOException e) {
            throw new UncheckedIOException(guide.file(), e);
        }
    }

    private Page problems() {
        return new Page("Dateline: problems", up(), """
            <h1>Problems</h1>
            <p>Errors are problems (RFC 9457). Tell them apart by <code>type</code>, which leads here, never by the
            text. <code>detail</code> says what was wrong and what to do, <code>errors</code> where.</p>
            <dl>
            %s
            </dl>
            """.formatted(Arrays.stream(ProblemType.values())
                .map(type -> "<dt id=\"%1$s\"><code>%1$s</code> (%2$d)</dt><dd>%3$s.</dd>"
                        .formatted(Entities.escape(type.slug()), type.status(), Entities.escape(type.title())))
                .collect(Collectors.joining("\n"))));
    }
}
