package press.dateline;

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
import press.dateline.importing.ImportFormat;

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

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "ninjs, Dateline's NDJSON, a WordPress export (WXR), a feed (RSS, Atom, JSON Feed) or NewsML-G2,"
                            + " gzipped or not.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "ninjs, dateline, wxr, feed or newsml; by default told from the file.")
    private @Nullable String format;

    @Option(
            names = "--key",
            paramLabel = "dl_...",
            description =
                    "An API key with the scopes content:write and content:publish (for Dateline's own NDJSON admin"
                            + " too), for a server that runs; by default "
                            + ServerKey.VARIABLE + " or " + ServerKey.ADMIN_VARIABLE + ".")
    private @Nullable String key;

    @Override
    public Integer call() {
        if (format != null && !ImportFormat.NAMES.contains(format)) {
            throw StartupException.usage(
                    "--format must be one of " + String.join(", ", ImportFormat.NAMES) + ", but is '" + format + "'");
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
        ServerKey access = ServerKey.of(holder, key, "content:write and content:publish", "import");
        return ImportRun.all(new ImportClient(access.server(), access.key()), format, files);
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
