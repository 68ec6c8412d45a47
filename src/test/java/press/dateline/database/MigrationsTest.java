package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A migration that has landed never changes: its checksum is committed. See README.md beside the migrations. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Path CHECKSUMS = FOLDER.resolve("checksums.sha256");
    private static final String SEPARATOR = "  ";

    @Test
    void landedMigrationsAreUnchanged() throws Exception {
        Map<String, String> found = checksums();
        if (Boolean.getBoolean("migrations.record")) {
            Map<String, String> recorded = new TreeMap<>(found);
            recorded.putAll(recorded());
            Files.write(
                    CHECKSUMS,
                    recorded.entrySet().stream()
                            .map(entry -> entry.getValue() + SEPARATOR + entry.getKey())
                            .toList());
        }
        assertThat(found)
                .as(
                        "A migration without a recorded checksum is recorded by ./mvnw test -Dtest=MigrationsTest"
                                + " -Dmigrations.record=true. One that has changed: put it back, and write a new migration"
                                + " (or, if it has not landed, delete its line in %s and record it again).",
                        CHECKSUMS)
                .isEqualTo(recorded());
    }

    @Test
    void numbersHaveNoGap() throws IOException {
        List<String> names = migrations();

        assertThat(names)
                .isEqualTo(IntStream.rangeClosed(1, names.size())
                        .mapToObj(number -> names.get(number - 1).replaceFirst("V\\d+__", "V%03d__".formatted(number)))
                        .toList());
    }

    /** As sha256sum counts them, whatever line ends git has checked out. */
    private static Map<String, String> checksums() throws IOException, NoSuchAlgorithmException {
        Map<String, String> checksums = new TreeMap<>();
        for (String name : migrations()) {
            String text = Files.readString(FOLDER.resolve(name)).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            checksums.put(name, HexFormat.of().formatHex(digest));
        }
        return checksums;
    }

    private static List<String> migrations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> recorded() throws IOException {
        return Files.exists(CHECKSUMS)
                ? Files.readAllLines(CHECKSUMS).stream()
                        .map(line -> line.split(SEPARATOR, 2))
                        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (one, _) -> one, TreeMap::new))
                : Map.of();
    }
}
