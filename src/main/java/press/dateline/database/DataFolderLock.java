package press.dateline.database;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one process that works on a data folder, until it ends, however it ends. The file tells others its
 * process id and, once it answers, its base URL.
 *
 * <p>The lock belongs to the JVM: live reload takes it again in a new class loader. POSIX releases a file's locks when
 * the process closes any channel to the file, so a system property, not the file, tells that it is held already.
 */
public final class DataFolderLock implements AutoCloseable {

    private static final String HELD = "press.dateline.locked-folder";
    /** Locks of Windows keep others from reading what they cover: the lock lies behind the text. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_TEXT = 1_000;
    /** A killed process may need a moment to be gone; a look at the holder takes the lock for an instant. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final @Nullable FileChannel channel;

    private DataFolderLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Who works on a data folder. */
    public record Holder(String pid, Optional<URI> baseUrl) {

        private static Holder parse(String text) {
            List<String> lines = text.lines().toList();
            return new Holder(
                    lines.isEmpty() ? "unknown" : lines.getFirst(),
                    lines.size() < 2 ? Optional.empty() : Optional.of(URI.create(lines.get(1))));
        }
    }

    /**
     * Takes the lock.
     *
     * @throws StartupException if another process holds it
     */
    static DataFolderLock acquire(DataFolder data) {
        Path file = data.lockFile();
        if (isHeldByThisProcess(file)) {
            return new DataFolderLock(null);
        }
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                Holder holder = Holder.parse(read(channel));
                channel.close();
                throw StartupException.usage("Another Dateline (process " + holder.pid() + ") works on the data folder "
                        + data.root()
                        + holder.baseUrl().map(url -> " and answers at " + url).orElse("")
                        + ". Stop it, or name another folder in DATELINE_DATA_DIR.");
            }
            System.setProperty(HELD, file.toString());
            DataFolderLock lock = new DataFolderLock(channel);
            lock.write("");
            return lock;
        } catch (IOException e) {
            throw DataFolder.cannotUse(file, e);
        }
    }

    static boolean isHeldByThisProcess(Path file) {
        return file.toString().equals(System.getProperty(HELD));
    }

    /** Whether this object took the lock, rather than found it held by its JVM. */
    boolean isFirst() {
        return channel != null;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    static Optional<Holder> holder(Path file) {
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            if (isHeldByThisProcess(file.toRealPath())) {
                return Optional.of(
                        new Holder(Long.toString(ProcessHandle.current().pid()), Optional.empty()));
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, true);
                return lock == null ? Optional.of(Holder.parse(read(channel))) : Optional.empty();
            }
        } catch (IOException e) {
            throw DataFolder.cannotUse(file, e);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(text, 0);
        return StandardCharsets.UTF_8.decode(text.flip()).toString();
    }

    /** Tells others where the process that holds the lock answers. */
    void write(String baseUrl) throws IOException {
        if (channel != null) {
            String text = (ProcessHandle.current().pid() + "\n" + baseUrl).strip() + "\n";
            // In this order a reader never finds the file empty.
            channel.truncate(channel.write(StandardCharsets.UTF_8.encode(text), 0));
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.truncate(0);
            channel.close();
            System.clearProperty(HELD);
        }
    }
}
