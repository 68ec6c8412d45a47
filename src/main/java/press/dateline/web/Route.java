package press.dateline.web;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template of an address, such as {@code /v1/articles/{id}}, under which the metrics of a request are counted. Where
 * no resource runs, nobody but us knows it, and each address would be a metric of its own.
 */
public final class Route {

    private Route() {}

    /** That of a request which a resource has answered; null where requests are not measured. */
    public static @Nullable String of(RoutingContext context) {
        @Nullable HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        return metric == null ? null : metric.getNormalizedUriPath(Map.of(), List.of());
    }

    /** Has a request that no resource answers counted under it. */
    public static void count(RoutingContext context, @Nullable String route) {
        @Nullable HttpRequestMetric metric = route == null ? null : HttpRequestMetric.getRequestMetric(context);
        if (metric != null) {
            metric.setTemplatePath(route);
        }
    }
}
