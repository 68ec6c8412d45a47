package press.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;

/** Problems for what never reaches a resource: no route, or a failure before routing. */
@Singleton
public class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503};

    private static final int AFTER_CORS = 290;
    private static final int NO_CONTENT = 204;
    private static final int PERMANENT_REDIRECT = 308;

    private final RequestRules rules;
    private final AllowedMethods methods;
    /** Connections of which nothing more is read. */
    private final Set<HttpConnection> closing =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Problems problems;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;

    Edge(RequestRules rules, AllowedMethods methods, Problems problems, PublicUrl publicUrl, ObjectMapper json) {
        this.rules = rules;
        this.methods = methods;
        this.problems = problems;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    /** The server's own limits, which answer without a body, lie far above these. */
    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_CORS);
    }

    private void check(RoutingContext context) {
        if (closing.contains(context.request().connection())) {
            // What follows a body whose end is not known may be a part of it: it is no request.
            context.request().connection().close();
            return;
        }
        Optional<ProblemException> broken = rules.broken(context);
        Optional<String> address = broken.isPresent() ? Optional.empty() : RequestRules.canonical(context);
        if (broken.isPresent()) {
            answer(context, broken.get());
        } else if (address.isPresent()) {
            redirect(context, address.get());
        } else if (!tellMethods(context)) {
            rules.dropInvalidDates(context.request().headers());
            context.next();
        }
    }

    /** OPTIONS (RFC 9110, section 9.3.7); those that ask for a page of another origin CORS has answered already. */
    private boolean tellMethods(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.OPTIONS)) {
            return false;
        }
        Set<String> allowed = methods.at(context.request().path());
        if (allowed.isEmpty()) {
            return false;
        }
        context.response()
                .setStatusCode(NO_CONTENT)
                .putHeader("Allow", String.join(", ", allowed))
                .end();
        return true;
    }

    private void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(PERMANENT_REDIRECT)
                .putHeader("Location", publicUrl.to(address))
                .putHeader("Cache-Control", "max-age=60")
                .end();
    }

    void register(@Observes Router router) {
        for (int status : STATUSES) {
            router.errorHandler(status, context -> answer(context, ProblemType.of(status)));
        }
        router.route()
                .last()
                .handler(context -> answer(
                        context,
                        methods.refused(context.request().method().name(), context.normalizedPath())
                                .orElseGet(() -> Problems.bare(ProblemType.NOT_FOUND))));
        router.route().last().failureHandler(context -> {
            int status = context.statusCode() < 0 ? 500 : context.statusCode();
            if (status >= 500) {
                LOG.error("A request failed before its resource", context.failure());
            }
            answer(context, ProblemType.of(status));
        });
    }

    private void answer(RoutingContext context, ProblemType type) {
        answer(context, Problems.bare(type));
    }

    /** Answers a problem, before any resource runs. */
    public void answer(RoutingContext context, ProblemException problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        try {
            String body = json.writeValueAsString(problems.problem(problem));
            problem.headers().forEach(response::putHeader);
            if ("close".equals(problem.headers().get("Connection"))) {
                closing.add(context.request().connection());
            }
            response.setStatusCode(problem.type().status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .end(body)
                    .onComplete(_ -> {
                        if ("close".equals(problem.headers().get("Connection"))) {
                            context.request().connection().close();
                        }
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }
}
