package press.dateline.change;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import press.dateline.web.MinSeq;

/**
 * How fresh the answer to the running request is: the number in its header {@code Dateline-Seq}. Whoever reads with it
 * as {@code minSeq} sees everything that the answer shows or has done.
 */
@Singleton
public class Freshness {

    private final CurrentVertxRequest current;

    Freshness(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The running request, if there is one, rests on the change with this number, which it may have made. */
    public void atLeast(long seq) {
        @Nullable RoutingContext request = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        if (request != null && !request.response().headWritten()) {
            String before = request.response().headers().get(MinSeq.HEADER);
            if (before == null || Long.parseLong(before) < seq) {
                request.response().putHeader(MinSeq.HEADER, Long.toString(seq));
            }
        }
    }
}
