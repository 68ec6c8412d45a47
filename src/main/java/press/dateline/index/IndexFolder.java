package press.dateline.index;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Where this instance's index is: the configured folder, or one for temporary files that no other process has. */
@Singleton
class IndexFolder {

    private static final Logger LOG = Logger.getLogger(IndexFolder.class);
    private static final int MOST = 100;
    /** What is in the index is not for the other users of the machine. */
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

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
            Path folder = temporary.resolve("dateline-index-" + port + (number == 0 ? "" : "-" + number));
            try {
                makeOurs(folder);
                Optional<Path> free = free(folder);
                if (free.isPresent()) {
                    return free.get();
                }
            } catch (IOException e) {
                LOG.debugf(e, "%s cannot be used for the index", folder);
            }
        }
        throw new LockObtainFailedException("no folder for an index below " + temporary
                + " can be used: other processes or users have them; set DATELINE_INDEX_DIR");
    }

    /** Makes a folder that only this user may look into; one that is there must be the same user's. */
    private static void makeOurs(Path folder) throws IOException {
        if (!Files.getFileStore(Objects.requireNonNull(folder.getParent())).supportsFileAttributeView("posix")) {
            Files.createDirectories(folder);
            return;
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(ourselves(Objects.requireNonNull(folder.getParent())))) {
                throw new FileAlreadyExistsException(folder.toString(), null, "it is owned by " + owner.getName());
            }
            Files.setPosixFilePermissions(folder, OURS_ALONE);
        }
    }

    /** The user that owns what this process makes: it need not have a name by which to look it up. */
    private static UserPrincipal ourselves(Path temporary) throws IOException {
        Path made = Files.createTempFile(temporary, "dateline-index-", ".owner");
        try {
            return Files.getOwner(made);
        } finally {
            Files.delete(made);
        }
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

    /** Deletes what Lucene has in a folder, whatever state it is in; what else is there stays. */
    static void empty(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (isLucenes(file)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    /** The lock is held meanwhile, and stays. */
    private static boolean isLucenes(String file) {
        return file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }
}
