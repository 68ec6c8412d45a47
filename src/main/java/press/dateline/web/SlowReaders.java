package press.dateline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request wait until the caller has taken the answers before it on the same connection (RFC 9112, section 9.3.2):
 * who asks on and reads nothing would else fill the memory. HTTP/2 bounds how many answers wait by its streams, and the
 * answer that one of them does not take must not hold up those of others.
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
        if (context.request().version() == HttpVersion.HTTP_2 || !response.writeQueueFull()) {
            context.next();
            return;
        }
        // Nothing more is read meanwhile: what is asked on waits with the caller. If it stays so, the connection is
        // idle.
        @Nullable ConnectionBase connection = context.request().connection() instanceof ConnectionBase one ? one : null;
        if (connection != null) {
            connection.doPause();
        }
        response.drainHandler(_ -> {
            response.drainHandler(null);
            if (connection != null) {
                connection.doResume();
            }
            context.next();
        });
    }
}
