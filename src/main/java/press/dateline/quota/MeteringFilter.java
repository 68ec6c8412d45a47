package press.dateline.quota;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import press.dateline.access.GivenArticles;
import press.dateline.web.ArticleCopy;
import press.dateline.web.Problem;
import press.dateline.web.ProblemException;
import press.dateline.web.Problems;
import press.dateline.web.Representation;

/** Lets an answer of a resource out once it is counted, or a problem in its place. */
@Singleton
class MeteringFilter {

    /** After the filters that describe representations, and remember them. */
    private static final int LAST = Priorities.USER - 200;

    /** Asked for when the first answer goes out: filters are made before there are settings. */
    private final Instance<Counting> counting;

    private final GivenArticles given;
    private final Problems problems;

    MeteringFilter(Instance<Counting> counting, GivenArticles given, Problems problems) {
        this.counting = counting;
        this.given = given;
        this.problems = problems;
    }

    @ServerResponseFilter(priority = LAST)
    public @Nullable Uni<Void> count(
            ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        if (!request.getUriInfo().getPath().startsWith("/v1/")) {
            return null;
        }
        Optional<Call> call = counting.get().call(context);
        Optional<Representation> ready = Representation.of(request);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (call.isEmpty() || !read) {
            return null;
        }
        boolean isAnswer = response.getStatus() == Response.Status.OK.getStatusCode() && ready.isPresent();
        boolean isRefused = call.get().refusedBy != null && !Counting.isFree(response.getStatus());
        if (!isAnswer && !isRefused) {
            return null;
        }
        boolean whole = request.getMethod().equals("GET");
        List<ArticleCopy> copies = whole ? given.copies() : List.of();
        long bytes = whole ? ready.map(one -> one.body().length).orElse(0) : 0;
        CompletableFuture<Void> sent = new CompletableFuture<>();
        counting.get().answer(context, call.get(), copies, bytes, problem -> {
            problem.ifPresent(refusal -> refuse(response, refusal));
            sent.complete(null);
        });
        return sent.isDone() ? null : Uni.createFrom().completionStage(sent);
    }

    private void refuse(ContainerResponseContext response, ProblemException refusal) {
        response.setStatus(refusal.type().status());
        for (String name :
                List.of(HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED, HttpHeaders.LINK, "Cache-Tag", "Cache-Groups")) {
            response.getHeaders().remove(name);
        }
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        refusal.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        response.setEntity(problems.problem(refusal), null, MediaType.valueOf(Problem.MEDIA_TYPE));
    }
}
