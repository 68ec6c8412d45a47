package press.dateline.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's programs, as any user. */
final class PostgresPrograms {

    private static final long ROOT = 0;
    private static final int LONGEST_RUN_MINUTES = 15;
    /** Of this user namespace PostgreSQL sees that it is not root, while to the kernel the files stay our own. */
    private static final List<String> UNSHARE = List.of("unshare", "--user");

    private final PostgresBinaries binaries;
    private final List<String> prefix;

    PostgresPrograms(PostgresBinaries binaries) {
        this.binaries = binaries;
        this.prefix = isRoot() ? UNSHARE : List.of();
        if (isRoot() && !canUnshare()) {
            throw new StartupException("PostgreSQL does not run as root, and this system does not let root step down"
                    + " with `unshare --user`. Start Dateline as another user, or name a database in"
                    + " DATELINE_DATABASE_URL.");
        }
    }

    private static boolean isRoot() {
        return !PostgresBinaries.WINDOWS && new UnixSystem().getUid() == ROOT;
    }

    private static boolean canUnshare() {
        List<String> command = new ArrayList<>(UNSHARE);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What a program answered: its exit code, and its output (both streams). */
    record Result(int exitCode, String output) {

        boolean failed() {
            return exitCode != 0;
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param output where its output is kept; a file, as a server that it leaves running would hold a pipe open
     * @param input what it reads from standard input, if anything
     */
    Result run(Path output, @Nullable String input, String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                if (input != null) {
                    in.write(input);
                }
            }
            if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new StartupException("Cannot run PostgreSQL's " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StartupException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartupException("Interrupted while PostgreSQL was starting or stopping", e);
    }
}
