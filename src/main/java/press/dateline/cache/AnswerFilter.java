package press.dateline.cache;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.access.GivenArticles;
import press.dateline.web.CacheTags;
import press.dateline.web.EntityTags;
import press.dateline.web.Representation;
import press.dateline.web.Route;

/** Remembers what a resource has answered, where it may be. */
@Provider
@Priority(Priorities.USER - 100) // after the filter that describes representations
class AnswerFilter implements ContainerResponseFilter {

    /** What depends on who asks, or on the bytes on the way. */
    private static final Set<String> NOT_KEPT =
            Set.of("cache-control", "content-length", "content-type", "etag", "date");

    private final CurrentVertxRequest current;
    private final GivenArticles given;
    private final Instance<CachesInFront> inFront;

    AnswerFilter(CurrentVertxRequest current, GivenArticles given, Instance<CachesInFront> inFront) {
        this.given = given;
        this.inFront = inFront;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        @Nullable RoutingContext context = current.getCurrent();
        @Nullable Loading loading = context == null ? null : context.get(CachedReads.LOADING);
        int status = response.getStatus();
        if (status != Response.Status.OK.getStatusCode() && status != Response.Status.NOT_MODIFIED.getStatusCode()) {
            return;
        }
        Representation ready = Representation.of(request).orElse(null);
        CacheTags tags = ready == null ? null : ready.tags();
        if (ready != null && tags != null) {
            MultiMap forCaches = context == null || loading == null
                    ? inFront.get().notKept()
                    : remember(context, loading, ready, tags, response);
            forCaches.forEach((name, value) -> response.getHeaders().putSingle(name, value));
        }
    }

    /** Answers what caches in front are told of it. */
    private MultiMap remember(
            RoutingContext context,
            Loading loading,
            Representation ready,
            CacheTags tags,
            ContainerResponseContext response) {
        MultiMap headers = io.vertx.core.http.HttpHeaders.headers();
        response.getStringHeaders().forEach((name, values) -> {
            if (!NOT_KEPT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.add(name, values);
            }
        });
        headers.set(HttpHeaders.CONTENT_TYPE, ready.mediaType());
        String etag = String.valueOf(response.getHeaders().getFirst(HttpHeaders.ETAG));
        MultiMap shared =
                ready.isPurged() ? inFront.get().headers(tags) : inFront.get().notKept();
        boolean current = loading.end(new CachedAnswer(
                loading.key(),
                Route.of(context),
                ready.body(),
                EntityTags.plain(etag),
                headers.get(HttpHeaders.LAST_MODIFIED),
                headers,
                shared,
                tags,
                given.copies(),
                ready.validUntil()));
        return current && loading.isForEverybody() ? shared : inFront.get().notKept();
    }
}
