package press.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private final Problems problems;
    private final ObjectMapper json;

    Edge(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
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
