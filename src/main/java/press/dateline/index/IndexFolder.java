package press.dateline.index;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this instance's index is: the configured folder, or one for temporary files that no other process has. */
@Singleton
class IndexFolder {

    private static final int MOST = 100;

    private final Optional<Path> configured;
    private final int port;

    IndexFolder(IndexSettings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.configured = settings.indexDir();
        this.port = port;
    }

    /**
     * The folder.
     *
     * @throws IOException where it cannot be written to, or another process has it
     */
    Path find() throws IOException {
        if (configured.isPresent()) {
            return free(configured.get())
                    .orElseThrow(() -> new LockObtainFailedException("another process uses " + configured.get()));
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (int number = 0; number < MOST; number++) {
            Optional<Path> free = free(temporary.resolve("dateline-index-" + port + (number == 0 ? "" : "-" + number)));
            if (free.isPresent()) {
                return free.get();
            }
        }
        throw new LockObtainFailedException("other processes use all folders for indexes below " + temporary);
    }

    private static Optional<Path> free(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return Optional.of(folder);
        } catch (LockObtainFailedException _) {
            return Optional.empty();
        }
    }

    /** Deletes what Lucene has in a folder, whatever state it is in. */
    static void empty(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
    }
}
