package press.dateline.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import press.dateline.web.Problem.Fault;

/**
 * Refuses parameters that an endpoint does not have, repeated ones that it takes once, empty ones, and text that no
 * database holds: a misspelt filter must never answer with something else than was meant. What endpoints do not have that
 * {@link IgnoresUnknownParameters} marks is left out instead.
 */
@Provider
class UnknownParametersFilter implements ContainerRequestFilter {

    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null || !method.getDeclaringClass().getName().startsWith("press.dateline.")) {
            return;
        }
        Map<String, Boolean> parameters = known.computeIfAbsent(method, UnknownParametersFilter::parametersOf);
        List<Fault> unknown = new ArrayList<>();
        List<Fault> invalid = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            boolean ofAllReads = name.equals(MinSeq.PARAMETER) && MinSeq.appliesTo(request.getMethod());
            Boolean repeatable = ofAllReads ? Boolean.FALSE : parameters.get(name);
            if (repeatable == null && method.isAnnotationPresent(IgnoresUnknownParameters.class)) {
                return;
            }
            if (repeatable == null) {
                unknown.add(Fault.parameter(Texts.excerpt(name), remedy(name, parameters)));
            } else if (!repeatable && values.size() > 1) {
                invalid.add(Fault.parameter(name, "give it once, not " + values.size() + " times."));
            } else if (values.stream().anyMatch(String::isBlank)) {
                invalid.add(Fault.parameter(name, "is empty: give it a value, or leave it out."));
            } else if (!values.stream().allMatch(Texts::isStorable)) {
                invalid.add(Fault.parameter(name, "holds U+0000 or half a surrogate pair, which no text here has."));
            }
        });
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_PARAMETER,
                    "Unknown parameter: "
                            + String.join(
                                    ", ", unknown.stream().map(Fault::parameter).toList()) + ".",
                    unknown);
        }
        if (!invalid.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    invalid.getFirst().parameter() + ": " + invalid.getFirst().detail(),
                    invalid);
        }
        request.getUriInfo().getPathParameters().forEach((name, values) -> {
            if (!values.stream().allMatch(Texts::isStorable)) {
                throw ProblemException.notFound(name, values.getFirst());
            }
        });
    }

    private static String remedy(String name, Map<String, Boolean> parameters) {
        if (parameters.isEmpty()) {
            return "this address takes no parameters.";
        }
        String nearest = parameters.keySet().stream()
                .min(Comparator.comparingInt(candidate -> Similarity.distance(name, candidate)))
                .orElseThrow();
        boolean close = Similarity.distance(name, nearest) <= Math.max(2, name.length() / 3);
        return (close ? "did you mean " + nearest + "? " : "") + "This address takes "
                + String.join(", ", parameters.keySet()) + ".";
    }

    /** Names of the query parameters that a method takes, each with whether it may be repeated. */
    private static Map<String, Boolean> parametersOf(Method method) {
        Map<String, Boolean> names = new TreeMap<>();
        if (method.isAnnotationPresent(Sparse.class)) {
            names.put(Sparse.PARAMETER, false);
        }
        for (Parameter parameter : method.getParameters()) {
            add(names, parameter.getAnnotations(), parameter.getName(), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> type = parameter.getType(); type != null; type = type.getSuperclass()) {
                    for (Field field : type.getDeclaredFields()) {
                        add(names, field.getAnnotations(), field.getName(), field.getType());
                    }
                }
            }
        }
        return names;
    }

    private static void add(Map<String, Boolean> names, Annotation[] annotations, String ownName, Class<?> type) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                names.put(query.value(), List.class.isAssignableFrom(type));
            } else if (annotation instanceof RestQuery query) {
                names.put(query.value().isEmpty() ? ownName : query.value(), List.class.isAssignableFrom(type));
            }
        }
    }
}
