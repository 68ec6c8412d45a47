package press.dateline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Lines of postmaster.pid. */
    private static final int PID_LINE = 0;

    private static final int PORT_LINE = 3;

    private final DataFolder data;
    private final Path pidFile;

    RunningServer(DataFolder data) {
        this.data = data;
        this.pidFile = data.cluster().resolve("postmaster.pid");
    }

    /** The port of the server, if it runs. */
    Optional<Integer> port() {
        return process().flatMap(_ -> pidFileLine(PORT_LINE)).map(Integer::valueOf);
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

    /** The server's process, if it runs. */
    Optional<ProcessHandle> process() {
        return pidFileLine(PID_LINE)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(this::isOurs);
    }

    private Optional<String> pidFileLine(int number) {
        try {
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            return lines.size() > number ? Optional.of(lines.get(number).strip()) : Optional.empty();
        } catch (IOException e) {
            throw DataFolder.cannotUse(pidFile, e);
        }
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

    /**
     * Waits for the end of a process that should end: of a stopped server, which removes its pid file a moment earlier,
     * or of a killed server, as soon as it notices. One that does not is killed.
     */
    void awaitEnd(ProcessHandle process) {
        if (!hasEndedWithin(LAST_BREATH, process)) {
            process.destroyForcibly();
            hasEndedWithin(LAST_BREATH, process);
        }
    }

    /**
     * Looks whether it still runs its program, as one that has ended may stay in the process table for as long as its
     * parent does not care (a container without an init process).
     */
    private boolean hasEndedWithin(Duration limit, ProcessHandle process) {
        long end = System.nanoTime() + limit.toNanos();
        while (isOurs(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
