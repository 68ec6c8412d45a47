package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What k8s/ and the Dockerfile say is true of the application; kustomize itself is run where there is a kubectl. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("k8s");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern VARIABLE = Pattern.compile("\\bDATELINE_[A-Z0-9_]+");
    private static final Pattern FLAG = Pattern.compile("(?<=[\\s\"=])-(?:XX:[^\\s\"$]+|-enable-[^\\s\"]+)");

    @Test
    void everyVariableIsASettingOfTheApplication() throws IOException {
        Set<String> settings = SettingNames.withDefaults().keySet();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                for (JsonNode document : documents(Files.readString(file))) {
                    assertThat(settings).as(file.toString()).containsAll(variables(document.toString()));
                }
            }
        }
        assertThat(settings).as("Dockerfile").containsAll(variables(Files.readString(Path.of("Dockerfile"))));
    }

    @ParameterizedTest
    @CsvSource({
        "base, 'ConfigMap Deployment HorizontalPodAutoscaler NetworkPolicy PodDisruptionBudget Service'",
        "overlays/development, 'ConfigMap Deployment NetworkPolicy Service'",
        "overlays/production, 'ConfigMap Deployment HorizontalPodAutoscaler NetworkPolicy PodDisruptionBudget Service'"
    })
    void kustomizeRenders(String folder, String kinds) throws Exception {
        Optional<Path> kubectl = onThePath("kubectl");
        assumeTrue(kubectl.isPresent(), "kustomize is not run: there is no kubectl on the PATH");
        List<JsonNode> documents = documents(run(
                kubectl.orElseThrow().toString(),
                "kustomize",
                FOLDER.resolve(folder).toString()));

        assertThat(documents)
                .extracting(document -> document.path("kind").textValue())
                .containsExactlyInAnyOrder(kinds.split(" "));
        assertThat(documents)
                .allSatisfy(document -> assertThat(document.at("/metadata/labels")
                                .path("app.kubernetes.io/name")
                                .textValue())
                        .isEqualTo("dateline"));
        JsonNode pod = one(documents, "Deployment").at("/spec/template/spec");
        assertThat(pod.at("/containers/0/envFrom/0/configMapRef/name").textValue())
                .isEqualTo(one(documents, "ConfigMap").at("/metadata/name").textValue());
        assertThat(SettingNames.withDefaults().keySet()).containsAll(variables(documents.toString()));
    }

    /** Requests in flight have the time that application.properties gives them, after the pause before the stop. */
    @Test
    void podsHaveTheTimeToStop() throws IOException {
        JsonNode pod = documents(Files.readString(FOLDER.resolve("base/deployment.yaml")))
                .getFirst()
                .at("/spec/template/spec");
        int pause = Integer.parseInt(
                pod.at("/containers/0/lifecycle/preStop/exec/command/1").textValue());
        String shutdown = Files.readAllLines(Path.of("src/main/resources/application.properties")).stream()
                .filter(line -> line.startsWith("quarkus.shutdown.timeout="))
                .findFirst()
                .orElseThrow();
        int timeout = Integer.parseInt(shutdown.replaceAll("\\D", ""));

        assertThat(pod.path("terminationGracePeriodSeconds").intValue()).isGreaterThan(pause + timeout);
    }

    /** All but the heap, which the launcher fixes and the image takes from the container's memory. */
    @Test
    void imageHasTheFlagsOfTheLauncher() throws IOException {
        List<String> ofLauncher = Files.readAllLines(Path.of("dateline")).stream()
                .filter(line -> line.startsWith("exec ") || line.startsWith("gc="))
                .flatMap(line -> FLAG.matcher(line).results())
                .map(match -> match.group())
                .filter(flag -> !flag.contains("NewSize"))
                .toList();
        String entry = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow();

        assertThat(ofLauncher).hasSize(5);
        assertThat(FLAG.matcher(entry).results().map(match -> match.group())).containsAll(ofLauncher);
    }

    private static List<JsonNode> documents(String yaml) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll();
        }
    }

    private static JsonNode one(List<JsonNode> documents, String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> variables(String text) {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(match -> names.add(match.group()));
        return names;
    }

    private static Optional<Path> onThePath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("kubectl", ".log");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            return output;
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
