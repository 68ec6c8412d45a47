package press.dateline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.dateline.database.DataFolder;
import press.dateline.database.DataFolderLock;
import press.dateline.database.DatabaseSettings;
import press.dateline.database.StartupException;

/** Exports everything: through the server that holds the data folder, else by starting one for as long as it takes. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes all of the publication into a file, which import takes back; through the server that runs"
                + " on the data folder if there is one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is there, and whole",
            "1:the export failed; there is no file",
            "2:called or configured wrongly"
        })
final class ExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "What to write: Dateline's NDJSON, gzipped where the name ends in .gz. It must not be there"
                    + " yet.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "dl_...",
            description = "An API key with the scope admin, for a server that runs; by default " + ServerKey.VARIABLE
                    + " or " + ServerKey.ADMIN_VARIABLE + ".")
    private @Nullable String key;

    @Override
    public Integer call() {
        requireNew(file);
        DatabaseSettings settings = Settings.read().getConfigMapping(DatabaseSettings.class);
        Optional<DataFolderLock.Holder> holder =
                settings.database().url().isPresent() ? Optional.empty() : DataFolder.holder(settings.dataDir());
        return holder.map(this::throughServer).orElseGet(this::inProcess);
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw StartupException.usage(file + " is there already: name a new file");
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(folder)) {
            throw StartupException.usage("There is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw StartupException.usage("This user may not write into " + folder);
        }
    }

    private int throughServer(DataFolderLock.Holder holder) {
        ServerKey access = ServerKey.of(holder, key, "admin", "export");
        return ExportFile.write(file, new ExportClient(access.server(), access.key()));
    }

    /** The server for the duration answers on this machine only, at a port that nobody is told, and brings nothing in. */
    private int inProcess() {
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("dateline.demo", "false");
        return StartCommand.run(ExportApplication.class, file.toString());
    }
}
