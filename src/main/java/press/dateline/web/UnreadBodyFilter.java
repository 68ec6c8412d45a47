package press.dateline.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses a body where an endpoint that changes something reads none: whoever sends {@code embargoUntil} with a
 * publication must not publish at once. An empty object says nothing, and many clients send it: it is taken.
 */
@Provider
class UnreadBodyFilter implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LOOK_AT = 64;

    private final Map<Method, Boolean> reading = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Method method = resource.getResourceMethod();
        if (method == null
                || READS.contains(request.getMethod())
                || reading.computeIfAbsent(method, UnreadBodyFilter::readsBody)
                || !request.hasEntity()) {
            return;
        }
        String start = new String(request.getEntityStream().readNBytes(LOOK_AT), StandardCharsets.UTF_8);
        if (!start.isBlank() && !start.replaceAll("\\s", "").equals("{}")) {
            throw ProblemException.body(
                    "", "This address reads no body, and what this one says would be lost: send none.");
        }
    }

    /** Whether one of the parameters is what the body is read into: the one that comes from nowhere else. */
    private static boolean readsBody(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(UnreadBodyFilter::isBody);
    }

    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getPackageName)
                .noneMatch(name -> name.startsWith("jakarta.ws.rs") || name.startsWith("org.jboss.resteasy.reactive"));
    }
}
