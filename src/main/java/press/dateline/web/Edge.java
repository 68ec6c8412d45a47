package press.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Problems for what never reaches a resource: no route, or a failure before routing. */
@Singleton
class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503};

    private static final int AFTER_CORS = 290;
    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private final Problems problems;
    private final ObjectMapper json;

    Edge(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** The server's own limits, which answer without a body, lie far above these. */
    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_CORS);
    }

    private void limit(RoutingContext context) {
        if (context.request().uri().length() > LONGEST_ADDRESS) {
            answer(context, ProblemType.URI_TOO_LONG);
            return;
        }
        int size = 0;
        for (Map.Entry<String, String> header : context.request().headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        if (size > LARGEST_HEADERS) {
            answer(context, ProblemType.HEADERS_TOO_LARGE);
            return;
        }
        context.next();
    }

    void register(@Observes Router router) {
        for (int status : STATUSES) {
            router.errorHandler(status, context -> answer(context, ProblemType.of(status)));
        }
        router.route().last().handler(context -> answer(context, ProblemType.NOT_FOUND));
        router.route().last().failureHandler(context -> {
            int status = context.statusCode() < 0 ? 500 : context.statusCode();
            if (status >= 500) {
                LOG.error("A request failed before its resource", context.failure());
            }
            answer(context, ProblemType.of(status));
        });
    }

    private void answer(RoutingContext context, ProblemType type) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        try {
            context.response()
                    .setStatusCode(type.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .end(json.writeValueAsString(problems.problem(type, Problems.remedy(type), List.of(), Map.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }
}
