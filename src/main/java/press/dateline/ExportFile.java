package press.dateline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import press.dateline.database.StartupException;

/** The file of an export: it has its name only when it is whole. */
final class ExportFile {

    private static final int BUFFER = 64 * 1024;

    private ExportFile() {}

    /** What there is to be written. */
    interface Source {

        /** Writes all of it; answers how many things that were. */
        long write(OutputStream to) throws IOException;
    }

    /** Writes the file; returns the exit code. */
    @SuppressWarnings("SystemOut") // for the person at the terminal
    static int write(Path file, Source source) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long things;
            try (OutputStream out = open(part, file.toString().endsWith(".gz"))) {
                things = source.write(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            System.out.println(String.format(Locale.ROOT, "%s: %,d things, %,d bytes", file, things, Files.size(file)));
            return 0;
        } catch (IOException e) {
            delete(part);
            throw new StartupException(
                    file + " was not written: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                            + ". Nothing is kept of it; export again.",
                    e);
        } catch (StartupException e) {
            delete(part);
            throw e;
        }
    }

    private static OutputStream open(Path part, boolean zipped) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
        return zipped ? new GZIPOutputStream(plain, BUFFER) : plain;
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException _) {
            // It is called .part, so nobody takes it for an export.
        }
    }
}
