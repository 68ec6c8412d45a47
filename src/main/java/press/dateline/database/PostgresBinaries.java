package press.dateline.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs from the build's dependencies (initdb, pg_ctl, postgres), unpacked into the data folder. */
final class PostgresBinaries {

    static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));

    private static final int ANY_EXECUTE_BIT = 0b001_001_001;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** The full version of the build's binaries, such as 18.6.0. */
    static String version() {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("postgres.properties is missing from the build", e);
        }
    }

    static int majorVersion() {
        String version = version();
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** Unpacks the binaries, unless an earlier start has. The folder gets its name last, so it is whole or not there. */
    static PostgresBinaries unpack(DataFolder data) {
        Path folder = data.binaries(version());
        if (Files.notExists(folder)) {
            Path part = data.root().resolve("postgresql.part");
            try {
                DataFolder.deleteTree(part);
                Files.createDirectory(part);
                try (InputStream archive = archive()) {
                    extract(archive, part);
                }
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw DataFolder.cannotUse(folder, e);
            }
        }
        return new PostgresBinaries(folder);
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").replaceFirst("Mac OS X", "Darwin");
        system = system.startsWith("Windows") ? "Windows" : system;
        String hardware = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        } catch (IllegalStateException e) {
            throw new StartupException(
                    "There is no embedded PostgreSQL for " + system + " on " + hardware
                            + ". Run a PostgreSQL 16 or newer and name it in DATELINE_DATABASE_URL.",
                    e);
        }
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = entry.resolveIn(folder);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    if ((entry.getMode() & ANY_EXECUTE_BIT) != 0) {
                        DataFolder.restrict(file, "rwxr-xr-x");
                    }
                }
            }
        }
    }

    /** The path of one program. */
    Path program(String name) {
        return folder.resolve("bin").resolve(WINDOWS ? name + ".exe" : name);
    }
}
