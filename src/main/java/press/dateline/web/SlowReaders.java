package press.dateline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a request wait until the caller has taken the answers before it on the same connection (RFC 9112, section 9.3.2):
 * who asks on and reads nothing would else fill the memory. A connection on which that takes longer than
 * {@code DATELINE_IDLE_TIMEOUT} is closed.
 */
@Singleton
class SlowReaders {

    /** Before anything is answered. */
    private static final int FIRST = 400;

    private final Duration limit;

    SlowReaders(@ConfigProperty(name = "quarkus.http.idle-timeout") Duration limit) {
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.writeQueueFull()) {
            context.next();
            return;
        }
        context.request().pause();
        long giveUp = context.vertx()
                .setTimer(limit.toMillis(), _ -> context.request().connection().close());
        response.drainHandler(_ -> {
            context.vertx().cancelTimer(giveUp);
            response.drainHandler(null);
            context.request().resume();
            context.next();
        });
    }
}
