package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.access.Scope;
import press.dateline.web.ProblemType;

/** What the documents list is what the code has. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*(?:Test|IT))`");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^:}]+:([^}]*)}");

    @Test
    void readmeListsTheSettingsWithTheirDefaults() throws IOException {
        SortedMap<String, String> listed = new TreeMap<>();
        table(Path.of("README.md"), "## Configuration").forEach(row -> listed.put(row.get(0), row.get(1)));
        SortedMap<String, String> settings = SettingNames.withDefaults();
        settings.replaceAll((name, standard) -> PLACEHOLDER.matcher(standard).replaceAll("$1"));

        assertThat(listed).isEqualTo(settings);
    }

    @Test
    void apiDesignListsTheProblems() throws IOException {
        assertThat(table(Path.of("docs/api-design.md"), "## Problems"))
                .map(row -> row.subList(0, 3))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> List.of(type.slug(), Integer.toString(type.status()), type.title()))
                        .toList());
    }

    @Test
    void apiDesignListsTheScopes() throws IOException {
        assertThat(table(Path.of("docs/api-design.md"), "## Keys and scopes"))
                .map(List::getFirst)
                .containsExactlyElementsOf(Scope.ALL);
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        for (Path document : documents()) {
            Path folder = Path.of(".").resolve(document).normalize().toAbsolutePath();
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                assertThat(folder.resolveSibling(link.group(1)))
                        .as(document + " links to " + link.group(1))
                        .exists();
            }
        }
    }

    @Test
    void theTestsThatDocumentsNameAreThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        for (Path document : documents()) {
            assertThat(TEST.matcher(Files.readString(document)).results().map(name -> name.group(1)))
                    .as("%s names tests", document)
                    .allMatch(tests::contains);
        }
    }

    /** Each row of each table of threats ends with the tests that say so. */
    @Test
    void eachThreatHasItsTests() throws IOException {
        String threats = Files.readString(Path.of("docs/security.md"))
                .replaceFirst("(?s)^.*\n## Threats\n", "")
                .replaceFirst("(?s)\n## .*$", "");
        List<String> rows = threats.lines()
                .filter(line -> line.startsWith("| ")
                        && !line.startsWith("| ---")
                        && !line.endsWith("| what protects | test |"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(rows).allSatisfy(row -> {
            String[] cells = row.split("\\|", -1);
            assertThat(cells).as(row).hasSize(5);
            assertThat(cells[3]).matches("( `[A-Z][A-Za-z]+(Test|IT)`,?)+ ");
        });
        assertThat(threats.lines().filter(line -> line.startsWith("Left open: ")))
                .as("what is left open, once for each table")
                .hasSameSizeAs(threats.lines()
                        .filter(line -> line.endsWith("| what protects | test |"))
                        .toList());
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        for (String folder : List.of("docs", "k8s", "src/main/resources/db")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    /** The rows of the first table under a heading, without its head; code marks are taken off. */
    private static List<List<String>> table(Path document, String heading) throws IOException {
        return Files.readAllLines(document).stream()
                .dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }
}
