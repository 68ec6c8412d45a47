package press.dateline.change;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import press.dateline.web.MinSeq;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * Every answer says how fresh it is at least ({@code Dateline-Seq}); a read that asks for more ({@code minSeq}) waits
 * for it; and where caches in front are told of changes, so does the answer to a write, until they have been.
 */
@Singleton
class FreshnessFilter {

    private static final int BEFORE_LIMITS = 295;
    private static final int BEFORE_OTHER_FILTERS = Priorities.AUTHENTICATION - 1;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** After it the answer to a write goes out, whether or not the caches have been told. */
    private static final Duration PATIENCE_WITH_CACHES = Duration.ofSeconds(5);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final LogPosition position;

    FreshnessFilter(LogPosition position) {
        this.position = position;
    }

    void register(@Observes Filters filters) {
        filters.register(this::say, BEFORE_LIMITS);
    }

    /** Before anything is read: what is read later is at least as fresh. */
    private void say(RoutingContext context) {
        if (context.normalizedPath().startsWith("/v1/")) {
            context.response().putHeader(MinSeq.HEADER, Long.toString(position.current()));
        }
        context.next();
    }

    @ServerRequestFilter(nonBlocking = true, priority = BEFORE_OTHER_FILTERS)
    public @Nullable Uni<@Nullable Response> await(ContainerRequestContext request, RoutingContext context) {
        String asked = request.getUriInfo().getQueryParameters().getFirst(MinSeq.PARAMETER);
        if (asked == null || !MinSeq.appliesTo(request.getMethod())) {
            return null;
        }
        if (!NUMBER.matcher(asked).matches()) {
            throw ProblemException.parameter(
                    MinSeq.PARAMETER, "takes the number that a Dateline-Seq header had, such as 1042.");
        }
        long seq = Long.parseLong(asked);
        return Uni.createFrom().completionStage(position.reached(seq, PATIENCE)).map(reached -> {
            if (!reached) {
                throw new ProblemException(
                                ProblemType.UNAVAILABLE,
                                "Change " + seq + " has not arrived here; the newest is " + position.current()
                                        + ". Try again.")
                        .header(HttpHeaders.RETRY_AFTER, "1");
            }
            context.response().putHeader(MinSeq.HEADER, Long.toString(position.current()));
            return null;
        });
    }

    /** Its transaction has ended: it holds no connection while it waits for a follower that may need one. */
    @ServerResponseFilter
    public @Nullable Uni<Void> hold(ContainerRequestContext request, RoutingContext context) {
        @Nullable String made = context.response().headers().get(MinSeq.HEADER);
        if (made == null || !position.holdsWrites() || MinSeq.appliesTo(request.getMethod())) {
            return null;
        }
        return Uni.createFrom()
                .completionStage(position.reached(Long.parseLong(made), PATIENCE_WITH_CACHES))
                .replaceWithVoid();
    }
}
