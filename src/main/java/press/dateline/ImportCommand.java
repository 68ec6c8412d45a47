package press.dateline;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.dateline.database.DataFolder;
import press.dateline.database.DataFolderLock;
import press.dateline.database.DatabaseSettings;
import press.dateline.database.StartupException;

/** Imports files: through the server that holds the data folder, else by starting one for as long as it takes. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Imports stories, through the server that runs on the data folder if there is one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was taken",
            "1:something was rejected, or the import failed",
            "2:called or configured wrongly"
        })
final class ImportCommand implements Callable<Integer> {

    private static final List<String> FORMATS = List.of("ninjs", "dateline");
    private static final String KEY = "DATELINE_KEY";
    private static final String ADMIN_KEY = "DATELINE_ADMIN_KEY";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "ninjs or Dateline's NDJSON, gzipped or not.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "ninjs or dateline; by default told from the file.")
    private @Nullable String format;

    @Option(
            names = "--key",
            paramLabel = "dl_...",
            description = "An API key with the scope content:write, for a server that runs; by default " + KEY + " or "
                    + ADMIN_KEY + ".")
    private @Nullable String key;

    @Override
    public Integer call() {
        if (format != null && !FORMATS.contains(format)) {
            throw StartupException.usage("--format must be ninjs or dateline, but is '" + format + "'");
        }
        files.forEach(ImportCommand::requireReadable);
        DatabaseSettings settings = Settings.read().getConfigMapping(DatabaseSettings.class);
        Optional<DataFolderLock.Holder> holder =
                settings.database().url().isPresent() ? Optional.empty() : DataFolder.holder(settings.dataDir());
        return holder.map(this::throughServer).orElseGet(this::inProcess);
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw StartupException.usage("There is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw StartupException.usage(file + " is not a file; name the files themselves");
        }
        if (!Files.isReadable(file)) {
            throw StartupException.usage("This user may not read " + file);
        }
    }

    private int throughServer(DataFolderLock.Holder holder) {
        URI server = holder.baseUrl()
                .orElseThrow(() -> new StartupException("Another process (" + holder.pid()
                        + ") works on the data folder and does not answer over HTTP: it starts, or imports. Try again"
                        + " when it has done."));
        String given = Stream.of(
                        Optional.ofNullable(key),
                        Optional.ofNullable(System.getenv(KEY)),
                        Optional.ofNullable(System.getenv(ADMIN_KEY)))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElseThrow(() -> StartupException.usage("A server runs on the data folder, at " + server
                        + ". To import through it, give an API key with the scope content:write: --key dl_..., or "
                        + KEY + " in the environment. Without a key: stop the server, import, start it again."));
        if (!given.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw StartupException.usage("The key is not one: it holds a blank, a line break or a letter that keys do"
                    + " not have. Give it as it was shown: dl_ and 38 letters and digits.");
        }
        return ImportRun.all(new ImportClient(server, given), format, files);
    }

    /** The server for the duration answers on this machine only, at a port that nobody is told. */
    private int inProcess() {
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.log.console.level", "WARN");
        return StartCommand.run(
                ImportApplication.class,
                Stream.concat(
                                Stream.of(format == null ? "" : format),
                                files.stream().map(Path::toString))
                        .toArray(String[]::new));
    }
}
