package press.dateline.leak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import press.dateline.testing.Contract;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.Contract.Parameter;
import press.dateline.testing.TestClock;

/**
 * The addresses of all reads of the contract, with every name that fits in their paths, and with what may be asked in
 * their parameters. What this class does not know of is given every name that there is.
 */
final class Routes {

    /** What stands in paths beside ids of the collection. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "number", List.of("1", "2"),
            "revision", List.of("1", "2"),
            "blockId", List.of("b1", "b2"),
            "list", List.of("suspect", "banned"),
            "name", List.of("all", SecretPublication.FEED),
            "form", List.of("rss", "atom", "json", "ninjs", "ninjs2", "newsml"),
            "file", months());

    private static final Map<String, String> COLLECTIONS = Map.of("linkId", "links", "entitlement", "entitlements");

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("section", List.of("world", "sport")),
            Map.entry("tag", List.of("politics")),
            Map.entry("person", List.of("ann-example")),
            Map.entry("place", List.of("sochi")),
            Map.entry("about", List.of("ann-example")),
            Map.entry("follow", List.of("section:sport,person:ann-example")),
            Map.entry("include", List.of("html", "bodyHtml", "comments", "related", "usage", "articles")),
            Map.entry("view", List.of("full")),
            Map.entry("count", List.of("exact&facets=section,tag,person,place,year")),
            Map.entry("sort", List.of("updated", "oldest")),
            Map.entry("state", List.of("pending", "approved", "rejected", "deleted", "reported", "appealed", "failed")),
            Map.entry("from", List.of("1", "2", "2017-01-01")),
            Map.entry("after", List.of("0")),
            Map.entry("context", List.of("2")),
            Map.entry("format", List.of("csv")),
            Map.entry("path", List.of("%2Fv1%2Farticles%3Fview%3Dfull", "%2Fv1%2Ffeeds%2Fall.ninjs")),
            Map.entry("type", List.of("article", "image", "partner", "key")));

    /** Whether every address is walked: {@code -Dleak.whole=true}, which takes many minutes. */
    static final boolean WHOLE = Boolean.getBoolean("leak.whole");

    private static final int MONTH = 7;

    /** How many addresses of a route are walked else. */
    private static final int FEW = 3;

    private static final List<String> FORMS = List.of(".jsonld", ".md", ".txt", ".ninjs", ".ninjs2", ".newsml");

    private final List<Operation> operations;
    private final Map<String, List<String>> names;

    Routes(SecretPublication publication) {
        operations = Contract.read().operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .toList();
        names = publication.names;
    }

    /** The sitemaps of what is published now, and when embargoes end. */
    private static List<String> months() {
        return Stream.of(Duration.ZERO, SecretPublication.EMBARGO)
                .map(later -> new TestClock().instant().plus(later).toString().substring(0, MONTH))
                .distinct()
                .toList();
    }

    /** Something to ask. */
    record Question(Operation operation, String address) {}

    /** The reads whose answers have an end. */
    List<Operation> reads() {
        return operations.stream().filter(Operation::isRead).toList();
    }

    /** All reads, with their names: all addresses of each, or some that lie evenly among them. */
    List<Question> questions() {
        return reads().stream()
                .flatMap(operation ->
                        some(addresses(operation).toList()).stream().map(address -> new Question(operation, address)))
                .toList();
    }

    private static List<String> some(List<String> all) {
        return WHOLE || all.size() <= FEW
                ? all
                : IntStream.range(0, FEW)
                        .mapToObj(i -> all.get(i * all.size() / FEW))
                        .toList();
    }

    /** Each route once, streams too. */
    List<Question> once() {
        return operations.stream()
                .map(operation -> new Question(operation, paths(operation).getFirst()))
                .toList();
    }

    private Stream<String> addresses(Operation operation) {
        return paths(operation).stream()
                .flatMap(path -> Stream.concat(
                        Stream.of(path),
                        operation.in("query").stream()
                                .flatMap(parameter -> values(operation, parameter))
                                .map(query -> path + "?" + query)));
    }

    private List<String> paths(Operation operation) {
        List<String> paths = List.of(operation.path());
        for (Parameter parameter : operation.in("path")) {
            List<String> more = new ArrayList<>();
            for (String path : paths) {
                for (String value : inPath(operation, parameter.name())) {
                    more.add(path.replace("{" + parameter.name() + "}", value));
                }
            }
            paths = more;
        }
        return operation.path().equals("/v1/articles/{id}")
                ? paths.stream()
                        .flatMap(path ->
                                Stream.concat(Stream.of(path), FORMS.stream().map(path::concat)))
                        .toList()
                : paths;
    }

    private List<String> inPath(Operation operation, String parameter) {
        if (PARTS.containsKey(parameter)) {
            return PARTS.get(parameter);
        }
        String collection = COLLECTIONS.getOrDefault(
                parameter, parameter.equals("id") ? operation.path().split("/", -1)[2] : "");
        List<String> known = collection.equals("moderation") ? names.get("articles") : names.get(collection);
        return known != null
                ? known
                : names.values().stream().flatMap(List::stream).toList();
    }

    /** What a parameter is asked with. What anybody might type of a secret article, and what is nearly that. */
    private Stream<String> values(Operation operation, Parameter parameter) {
        String name = parameter.name();
        boolean isList =
                operation.in("query").stream().anyMatch(other -> other.name().equals("highlight"));
        List<String> articles = names.getOrDefault("articles", List.of());
        Stream<String> values = switch (name) {
            case "q" ->
                Arrays.stream(Secret.values())
                        .map(Secret::clue)
                        .flatMap(clue -> Stream.of(
                                clue + (isList ? "&highlight=true&sort=relevance" : ""),
                                clue.substring(0, clue.length() - 1) + "x",
                                clue.substring(0, clue.length() - 2)));
            case "ids" -> Stream.of(String.join(",", articles));
            case "article" -> articles.stream();
            case "url" -> articles.stream().map(article -> "https://www.example.org/world/" + article);
            default -> VALUES.getOrDefault(name, List.of()).stream();
        };
        return values.map(value -> name + "=" + value);
    }
}
