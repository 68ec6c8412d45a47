package press.dateline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods each address takes, as the resources' annotations say: for {@code Allow} (RFC 9110, section 10.2.1); and
 * which template it has.
 */
@ApplicationScoped
public class AllowedMethods {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^/}]+}");

    private final Map<Pattern, Set<String>> methods = new HashMap<>();
    private final Map<Pattern, String> templates = new HashMap<>();

    AllowedMethods(BeanManager beans) {
        Map<String, Set<String>> byTemplate = new HashMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(byTemplate, root, method);
                }
            }
        }
        byTemplate.forEach((template, allowed) -> {
            Pattern pattern = Pattern.compile(Stream.of(PLACEHOLDER.split(template, -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^/]+")));
            methods.put(pattern, allowed);
            templates.put(pattern, template);
        });
    }

    private static void add(Map<String, Set<String>> byTemplate, Path root, Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            @Nullable HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                Path path = method.getAnnotation(Path.class);
                Set<String> allowed = byTemplate.computeIfAbsent(
                        root.value() + (path == null ? "" : path.value()), _ -> new TreeSet<>());
                allowed.add(verb.value());
                allowed.add("OPTIONS");
                if (verb.value().equals("GET")) {
                    allowed.add("HEAD");
                }
            }
        }
    }

    /** The template of a path, such as {@code /v1/articles/{id}}: of several the one that says most. */
    public Optional<String> template(String path) {
        return templates.entrySet().stream()
                .filter(one -> one.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(
                        template -> PLACEHOLDER.matcher(template).replaceAll("").length()));
    }

    /** Whether it is a template of ours, and not an address that somebody has made up. */
    public boolean isTemplate(String text) {
        return templates.containsValue(text);
    }

    /** The methods of a path; none where nothing is there. */
    Set<String> at(@Nullable String path) {
        Set<String> allowed = new TreeSet<>();
        methods.forEach((pattern, these) -> {
            if (path != null && pattern.matcher(path).matches()) {
                allowed.addAll(these);
            }
        });
        return allowed;
    }

    /**
     * The problem that what was found at the path does not take the method; empty where nothing is there. Of several that
     * match (/v1/readers/me/sanctions is also one of {id}) it is one that does not take it.
     */
    Optional<ProblemException> notAllowed(String method, @Nullable String path) {
        Set<String> allowed = new TreeSet<>();
        methods.forEach((pattern, these) -> {
            if (path != null && !these.contains(method) && pattern.matcher(path).matches()) {
                allowed.addAll(these);
            }
        });
        return allowed.isEmpty() ? Optional.empty() : Optional.of(problem(allowed));
    }

    /** The problem, naming the others, if something is at the path that does not take the method. */
    Optional<ProblemException> refused(String method, @Nullable String path) {
        Set<String> allowed = at(path);
        return allowed.isEmpty() || allowed.contains(method) ? Optional.empty() : Optional.of(problem(allowed));
    }

    private static ProblemException problem(Set<String> allowed) {
        return Problems.bare(ProblemType.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, String.join(", ", allowed));
    }
}
