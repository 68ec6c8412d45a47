package press.dateline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a killed run may have left: a server that still works on the folder, processes of a killed server, or just a
 * pid file, whose number may by now be another program's. Only programs from the folder's own binaries are touched.
 */
final class LeftOverServer {

    private static final Logger LOG = Logger.getLogger(LeftOverServer.class);
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);

    private final DataFolder data;
    private final Path pidFile;

    LeftOverServer(DataFolder data) {
        this.data = data;
        this.pidFile = data.cluster().resolve("postmaster.pid");
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
        if (server().isPresent()) {
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

    private Optional<ProcessHandle> server() throws IOException {
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
