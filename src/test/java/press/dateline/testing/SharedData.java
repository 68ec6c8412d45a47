package press.dateline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real input that is no part of the project; tests that need it are skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** A file or folder of the shared data: in {@code DATELINE_SHARED_DATA}, else in ../shared/data. */
    public static Path path(String name) {
        Path path = folder().resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: there is no " + path + " (set DATELINE_SHARED_DATA)");
        return path;
    }

    /** Where the shared data would be. */
    public static Path folder() {
        String folder = System.getenv("DATELINE_SHARED_DATA");
        return Path.of(folder == null ? "../shared/data" : folder);
    }
}
