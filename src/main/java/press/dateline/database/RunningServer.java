package press.dateline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The server on a data folder as its pid file tells. After a kill that may be a server that still works on the folder,
 * processes of a killed server, or just a number that by now is another program's: only programs from the folder's own
 * binaries, or on its cluster, count and are touched.
 */
final class RunningServer {

    private static final Logger LOG = Logger.getLogger(RunningServer.class);
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);

    /** Lines of postmaster.pid: the process id is the first, the port the fourth. */
    private static final int PORT_LINE = 3;

    private final DataFolder data;
    private final Path pidFile;

    RunningServer(DataFolder data) {
        this.data = data;
        this.pidFile = data.cluster().resolve("postmaster.pid");
    }

    /** The port of the server, if it runs. */
    OptionalInt port() throws IOException {
        if (Files.notExists(pidFile) || process().isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                Integer.parseInt(Files.readAllLines(pidFile).get(PORT_LINE).strip()));
    }

    /**
     * Ends what is left. The caller holds the folder's lock.
     *
     * @param stop stops a running server in order
     */
    void end(Runnable stop) throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        if (process().isPresent()) {
            LOG.info("Stopping the PostgreSQL server that an earlier run has left behind");
            stop.run();
        }
        List<ProcessHandle> children =
                ProcessHandle.allProcesses().filter(this::isOurs).toList();
        for (ProcessHandle child : children) {
            awaitEnd(child);
        }
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> process() throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
    }

    /** Whether a process runs a program of this folder, or a PostgreSQL on this folder's cluster. */
    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        @Nullable Path program = info.command().map(Path::of).orElse(null);
        if (program == null) {
            return false;
        }
        String name = String.valueOf(program.getFileName());
        boolean onOurCluster = List.of(info.arguments().orElse(new String[0]))
                .contains(data.cluster().toString());
        return program.startsWith(data.root()) || (name.equals("postgres") && onOurCluster);
    }

    /** A killed server's processes end by themselves as soon as they notice; one that is busy is killed. */
    private static void awaitEnd(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            process.destroyForcibly();
            end.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
