package press.dateline;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts as the start command does, on a folder to be thrown away, answers requests of its own, and ends. The build runs
 * it so that Java records what a start needs (JEP 514), and later starts find it in the AOT cache.
 */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Starts and ends on a folder to be thrown away, to be recorded by Java's -XX:AOTCacheOutput.")
final class TrainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "A new or empty folder.")
    private Path folder = Path.of("");

    /** Whatever the environment says, it touches no database but its own, and answers on this machine only. */
    @Override
    public Integer call() {
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
        return StartCommand.runOn(folder, TrainingApplication.class);
    }
}
