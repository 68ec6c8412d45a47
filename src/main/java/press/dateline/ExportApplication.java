package press.dateline;

import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import press.dateline.database.StartupException;
import press.dateline.exporting.Exports;

/** Exports into a file and ends. Its argument: the file. */
final class ExportApplication implements QuarkusApplication {

    private final Exports exports;

    ExportApplication(Exports exports) {
        this.exports = exports;
    }

    @Override
    public int run(String... arguments) {
        try {
            return ExportFile.write(Path.of(arguments[0]), exports::write);
        } catch (StartupException e) {
            System.err.println("dateline: " + e.getMessage());
            return e.exitCode();
        }
    }
}
