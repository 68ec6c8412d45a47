package press.dateline.change;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import press.dateline.web.MinSeq;

/**
 * How fresh the answer to the running request is: the number in its header {@code Dateline-Seq}. Whoever reads with it
 * as {@code minSeq} sees everything that the answer shows or has done.
 */
@Singleton
public class Freshness {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CurrentVertxRequest current;
    private final LogPosition position;

    Freshness(CurrentVertxRequest current, LogPosition position) {
        this.current = current;
        this.position = position;
    }

    /**
     * The request has made the change with this number. Where caches in front are told of changes, it is answered when
     * they have been; in time, should they not.
     */
    void made(long seq) {
        if (atLeast(seq) && position.holdsWrites()) {
            position.reached(seq, PATIENCE).toCompletableFuture().join();
        }
    }

    /** The request rests on the change with this number; false without a request, where nothing happens. */
    public boolean atLeast(long seq) {
        @Nullable RoutingContext request = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        if (request != null && !request.response().headWritten()) {
            String before = request.response().headers().get(MinSeq.HEADER);
            if (before == null || Long.parseLong(before) < seq) {
                request.response().putHeader(MinSeq.HEADER, Long.toString(seq));
            }
        }
        return request != null;
    }
}
