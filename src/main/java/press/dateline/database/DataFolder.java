package press.dateline.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds everything the embedded PostgreSQL needs, and what is made from it:
 *
 * <pre>
 * DATELINE      marks the folder as ours
 * lock          held by the running process: its pid and base URL
 * password      of the database roles, readable by the owner only
 * postgresql-*  the server's binaries, unpacked once per version
 * cluster       PostgreSQL's data directory
 * log           the server's log, one file a weekday
 * index         the index of articles, which may be deleted
 * </pre>
 */
public final class DataFolder {

    private static final String MARKER = "DATELINE";
    private static final String LOCK = "lock";
    /** An empty volume of some file systems has it. */
    private static final String MOUNT_POINT_CONTENT = "lost+found";

    private static final int PASSWORD_BYTES = 24;

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens the folder, or makes it.
     *
     * @throws StartupException if it holds something else, or cannot be written to
     */
    public static DataFolder open(Path path) {
        try {
            if (Files.notExists(path)) {
                Files.createDirectories(path);
                restrict(path, "rwx------");
            }
            Path root = path.toRealPath();
            Path marker = root.resolve(MARKER);
            if (Files.notExists(marker)) {
                requireEmpty(root);
                Files.writeString(marker, "This folder holds the data of Dateline. Back it up as a whole, stopped.\n");
            }
            requireOwner(root, marker);
            if (!Files.isWritable(root)) {
                throw new AccessDeniedException(root.toString());
            }
            return new DataFolder(root);
        } catch (IOException e) {
            throw cannotUse(path, e);
        }
    }

    /** PostgreSQL works on its owner's files only. */
    private static void requireOwner(Path root, Path marker) throws IOException {
        if (!PostgresBinaries.WINDOWS
                && ((Integer) Files.getAttribute(marker, "unix:uid")).longValue() != new UnixSystem().getUid()) {
            throw StartupException.usage("The data folder " + root + " belongs to the user "
                    + Files.getOwner(marker).getName()
                    + ". Start Dateline as that user, or name another folder in DATELINE_DATA_DIR.");
        }
    }

    private static void requireEmpty(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            if (files.anyMatch(file -> !file.endsWith(MOUNT_POINT_CONTENT))) {
                throw StartupException.usage("The folder " + root + " holds files that are not Dateline's."
                        + " Name an empty or a new folder in DATELINE_DATA_DIR.");
            }
        }
    }

    /**
     * The running process that works on the folder, if there is one.
     *
     * @param path the data folder, which need not exist
     */
    public static Optional<DataFolderLock.Holder> holder(Path path) {
        return DataFolderLock.holder(path.resolve(LOCK));
    }

    Path root() {
        return root;
    }

    /** PostgreSQL's data directory. */
    Path cluster() {
        return root.resolve("cluster");
    }

    Path log() {
        return root.resolve("log");
    }

    Path lockFile() {
        return root.resolve(LOCK);
    }

    /** The binaries of one PostgreSQL version, such as 18.6.0. */
    Path binaries(String version) {
        return root.resolve("postgresql-" + version);
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** The password of the database roles, made at the first call: 192 random bits in hexadecimal digits. */
    public String password() {
        Path file = passwordFile();
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(random);
                Path part = root.resolve("password.part");
                Files.deleteIfExists(part);
                Files.createFile(part, privateFile());
                Files.writeString(part, HexFormat.of().formatHex(random));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw cannotUse(file, e);
        }
    }

    private FileAttribute<?>[] privateFile() throws IOException {
        return isPosix(root)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Sets POSIX permissions where the file system has them. */
    static void restrict(Path path, String permissions) throws IOException {
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    /** Deletes a folder with all that is in it; links are not followed. */
    public static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What went wrong with a file, in words: Java's message of a FileSystemException is often the bare path. */
    static StartupException cannotUse(Path path, IOException e) {
        String reason = switch (e) {
            case AccessDeniedException _ -> "this user may not write there";
            case FileAlreadyExistsException _, NotDirectoryException _ -> "it is not a folder";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            case NoSuchFileException _ -> "it does not exist and cannot be made";
            default -> String.valueOf(e.getMessage());
        };
        return new StartupException(
                "Cannot use " + path.toAbsolutePath().normalize() + ": " + reason
                        + ". DATELINE_DATA_DIR names the data folder.",
                e);
    }
}
