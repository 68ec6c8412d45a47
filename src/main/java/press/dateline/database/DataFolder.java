package press.dateline.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything the embedded PostgreSQL needs, and nothing else:
 *
 * <pre>
 * DATELINE      marks the folder as ours
 * lock          held by the running process: its pid and base URL
 * password      of the database roles, readable by the owner only
 * postgresql-*  the server's binaries, unpacked once per version
 * cluster       PostgreSQL's data directory
 * log           the server's log, one file a weekday
 * </pre>
 */
public final class DataFolder {

    private static final String MARKER = "DATELINE";
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
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
            }
            Path root = path.toRealPath();
            Path marker = root.resolve(MARKER);
            if (!Files.exists(marker)) {
                requireEmpty(root);
                restrict(root, "rwx------");
                Files.writeString(marker, "This folder holds the data of Dateline. Back it up as a whole, stopped.\n");
            }
            if (!Files.isWritable(root)) {
                throw new StartupException("The data folder " + root + " is read-only for this user."
                        + " Make it writable, or name another one in DATELINE_DATA_DIR.");
            }
            return new DataFolder(root);
        } catch (IOException e) {
            throw cannotUse(path, e);
        }
    }

    private static void requireEmpty(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            if (files.findAny().isPresent()) {
                throw new StartupException("The folder " + root + " holds files that are not Dateline's."
                        + " Name an empty or a new folder in DATELINE_DATA_DIR.");
            }
        }
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

    Path lock() {
        return root.resolve("lock");
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
        @Nullable String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return new StartupException(
                "Cannot use " + path.toAbsolutePath().normalize() + ": "
                        + (reason == null ? e.getClass().getSimpleName() : reason)
                        + ". DATELINE_DATA_DIR names the data folder.",
                e);
    }
}
