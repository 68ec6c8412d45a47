package press.dateline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The endpoints that change something, and what the things are called that they change. */
@ApplicationScoped
public class WriteEndpoints {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern COLLECTION = Pattern.compile("/v1/([a-z-]+)(/[^/?]+)?");
    private static final Map<String, String> IRREGULAR = Map.of("people", "person", "me", "key");

    private final Map<Method, String> actions = new HashMap<>();
    private final SortedSet<String> types = new TreeSet<>();

    WriteEndpoints(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    Operation operation = method.getAnnotation(Operation.class);
                    if (operation != null && writes(method)) {
                        actions.put(method, operation.operationId());
                        types.add(type(root.value()));
                    }
                }
            }
        }
    }

    private static boolean writes(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb -> verb != null && !READS.contains(verb.value()));
    }

    /** What an endpoint does, as the contract calls it; empty for one that only reads, and for what is no endpoint. */
    public Optional<String> action(Method method) {
        return Optional.ofNullable(actions.get(method));
    }

    /** All that endpoints do. */
    public SortedSet<String> actions() {
        return new TreeSet<>(actions.values());
    }

    /** What the things are called that endpoints stand for. */
    public SortedSet<String> types() {
        return Collections.unmodifiableSortedSet(types);
    }

    /** What the things of a collection are called, by the path or address of one: of /v1/people/ann, person. */
    public static String type(String address) {
        String collection = collection(address).group(1);
        return IRREGULAR.getOrDefault(
                collection, collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection);
    }

    /** Whether an address is of a thing or below it, not of a collection. */
    public static Optional<String> thing(String address) {
        return Optional.ofNullable(collection(address).group(2)).map(segment -> segment.substring(1));
    }

    private static MatchResult collection(String address) {
        return COLLECTION
                .matcher(address)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(address + " is not below /v1"));
    }
}
