package press.dateline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * CORS (the Fetch standard): reads from anywhere, writes from configured origins, on errors too. Quarkus's own filter
 * has one policy for all methods.
 */
@Singleton
class CorsFilter {

    private static final int PRIORITY = 300;
    private static final String EXPOSED =
            "ETag, Link, Location, Retry-After, Dateline-Seq, RateLimit, RateLimit-Policy,"
                    + " Deprecation, Sunset, Idempotency-Replayed, Idempotency-Omitted";
    private static final String ALLOWED_HEADERS =
            "Authorization, X-Api-Key, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key, "
                    + "Last-Event-ID, "
                    + PreviewHeader.NAME;

    private final Set<String> writeOrigins;

    CorsFilter(WebSettings settings) {
        this.writeOrigins = Set.copyOf(settings.writeOrigins().orElse(java.util.List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        if (origin == null) {
            context.next();
            return;
        }
        String wanted = request.getHeader("Access-Control-Request-Method");
        boolean preflight = request.method().equals(HttpMethod.OPTIONS) && wanted != null;
        String method = (preflight && wanted != null ? wanted : request.method().name()).toUpperCase(Locale.ROOT);
        boolean read = Set.of("GET", "HEAD", "OPTIONS").contains(method);
        boolean trusted = writeOrigins.contains(origin);
        if (read || trusted) {
            context.response()
                    .putHeader("Access-Control-Allow-Origin", read ? "*" : origin)
                    .putHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        if (!preflight) {
            context.next();
            return;
        }
        if (read || trusted) {
            context.response()
                    .putHeader("Access-Control-Allow-Methods", read ? "GET, HEAD, OPTIONS" : "POST, PUT, PATCH, DELETE")
                    .putHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS)
                    .putHeader("Access-Control-Max-Age", "86400");
        }
        context.response()
                .putHeader("Vary", "Origin, Access-Control-Request-Method")
                .setStatusCode(204)
                .end();
    }
}
