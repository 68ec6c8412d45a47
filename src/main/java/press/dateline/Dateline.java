package press.dateline;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import press.dateline.database.StartupException;

/** The program: one class for each command. */
@QuarkusMain
@Command(
        name = "dateline",
        description = "A headless content API for news publishers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {StartCommand.class, ImportCommand.class, ExportCommand.class, TrainCommand.class})
public final class Dateline implements Runnable {

    /** Runs a command and ends the process; in live reload ({@code quarkus:dev}) the process goes on. */
    public static void main(String... arguments) {
        int exitCode = execute(arguments);
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            System.exit(exitCode);
        }
    }

    private static int execute(String... arguments) {
        return new CommandLine(new Dateline())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (failure instanceof StartupException known) {
                        command.getErr().println("dateline: " + known.getMessage());
                        return known.exitCode();
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    /** Without a command: the usage. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
