package press.dateline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets a request wait until the caller has taken the answers before it on the same connection (RFC 9112, section 9.3.2):
 * who asks on and reads nothing would else fill the memory.
 */
@Singleton
class SlowReaders {

    /** Before anything is answered. */
    private static final int FIRST = 400;

    void register(@Observes Filters filters) {
        filters.register(SlowReaders::handle, FIRST);
    }

    private static void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.writeQueueFull()) {
            context.next();
            return;
        }
        context.request().pause();
        response.drainHandler(_ -> {
            response.drainHandler(null);
            context.request().resume();
            context.next();
        });
    }
}
