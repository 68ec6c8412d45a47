package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.DatelineProcess;

/** Exports and imports from the command line, by the built jar: what comes out of one folder goes into another. */
@Tag("formats")
class ExportCommandIT {

    private static final Map<String, String> NO_DEMO = Map.of("DATELINE_DEMO", "false");

    @TempDir
    Path folder;

    /** Runs a command to its end; answers what it said. */
    private static String run(Path folder, int exitCode, String... command) throws InterruptedException {
        DatelineProcess dateline = DatelineProcess.start(folder, NO_DEMO, List.of(command));
        try {
            assertThat(dateline.awaitExit()).as(dateline.output()).isEqualTo(exitCode);
            assertThat(dateline.output()).doesNotContain("Exception", "\tat ");
            return dateline.output();
        } finally {
            dateline.kill();
        }
    }

    private static List<String> things(Path file) throws IOException {
        try (InputStream in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @Test
    void whatOneFolderHasAnotherOneTakes() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Path content = folder.resolve("content.ndjson");
        try (InputStream in = ExportCommandIT.class.getResourceAsStream("/demo/content.ndjson")) {
            Files.write(content, Objects.requireNonNull(in).readAllBytes());
        }
        String first = run(one, 0, "import", content.toString());
        Path zipped = folder.resolve("all.ndjson.gz");
        assertThat(run(one, 0, "export", zipped.toString()))
                .containsPattern("all\\.ndjson\\.gz: [0-9]+ things, [0-9,]+ bytes");
        assertThat(run(one, 2, "export", zipped.toString())).contains("is there already: name a new file");
        assertThat(run(one, 2, "export", folder.resolve("no/all.ndjson").toString()))
                .contains("There is no folder ");
        assertThat(folder.resolve("all.ndjson.gz.part")).doesNotExist();

        assertThat(run(other, 0, "import", zipped.toString())).contains("all.ndjson.gz (dateline)", ", 0 rejected; ");
        Path again = folder.resolve("again.ndjson");
        run(other, 0, "export", again.toString());
        assertThat(things(again)).isEqualTo(things(zipped));

        String key = first.lines()
                .flatMap(line -> List.of(line.split("[^0-9A-Za-z_]+")).stream())
                .filter(word -> word.matches("dl_[0-9A-Za-z]{38}"))
                .findFirst()
                .orElseThrow();
        throughAServer(one, key, things(zipped));
        System.out.printf(
                "formats: ./dateline export, import into a new folder: %,d lines the same%n",
                things(again).size());
    }

    private void throughAServer(Path data, String key, List<String> expected) throws Exception {
        try (DatelineProcess server = DatelineProcess.start(data, NO_DEMO).awaitReady()) {
            Path file = folder.resolve("served.ndjson");
            assertThat(run(data, 2, "export", file.toString())).contains("give an API key with the scope admin");
            assertThat(run(data, 2, "export", "--key", "dl_" + "0".repeat(38), file.toString()))
                    .contains("answers 401", "An export needs a key with the scope admin.");
            assertThat(file).doesNotExist();
            run(data, 0, "export", "--key", key, file.toString());
            assertThat(things(file)).isEqualTo(expected);
            server.terminate();
            server.awaitExit();
        }
    }
}
