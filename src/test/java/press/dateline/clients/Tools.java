package press.dateline.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The programs of npm, in the versions of {@code src/test/clients/package-lock.json}. */
final class Tools {

    static final Path CONTRACT = Path.of("openapi/openapi.yaml").toAbsolutePath();

    private static final Path SOURCES = Path.of("src/test/clients");
    private static final int MINUTES = 5;

    private Tools() {}

    /** A program that has ended. */
    record Ended(int exitCode, String output) {}

    /** A folder with the sources and all that they need; the test is skipped where there is no node. */
    static Path installed() throws IOException {
        Assumptions.assumeTrue(
                Stream.of("node", "npm").allMatch(Tools::isThere), "skipped: there is no node and npm in the PATH");
        Path folder = Path.of("target/clients/npm").toAbsolutePath();
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.exists(folder.resolve("node_modules"))) {
            assertFine(run(folder, "npm", "ci"));
        }
        return folder;
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a program that a package brings. */
    static Ended tool(Path folder, String name, String... arguments) {
        return run(
                folder,
                Stream.concat(
                                Stream.of(folder.resolve("node_modules/.bin")
                                        .resolve(name)
                                        .toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Runs a program to its end. */
    static Ended run(Path folder, String... command) {
        try {
            Path output = Files.createTempFile(folder, "output", ".log");
            Process process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("%s ends; it said: %s", command[0], text).isTrue();
            Files.delete(output);
            return new Ended(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String assertFine(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }
}
