package press.dateline;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.database.StartupException;
import press.dateline.importing.ImportView;
import press.dateline.importing.Imports;
import press.dateline.importing.Rejection;
import press.dateline.web.ProblemException;

/** Imports files and ends. Its arguments: the format, or nothing; and the files. */
final class ImportApplication implements QuarkusApplication {

    private final Imports imports;

    ImportApplication(Imports imports) {
        this.imports = imports;
    }

    @Override
    public int run(String... arguments) {
        @Nullable String format = arguments[0].isEmpty() ? null : arguments[0];
        List<Path> files = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        try {
            return ImportRun.all(new Local(), format, files);
        } catch (StartupException e) {
            System.err.println("dateline: " + e.getMessage());
            return e.exitCode();
        }
    }

    /** Without HTTP: this process is the server. */
    private final class Local implements ImportRun.Server {

        @Override
        public String upload(Path file, String format, String name) throws IOException {
            try (InputStream content = Files.newInputStream(file)) {
                return imports.upload(content, format, name).toString();
            } catch (ProblemException e) {
                throw new StartupException(file + " was not taken: " + e.detail(), e);
            }
        }

        @Override
        public ImportRun.Progress progress(String job) throws IOException {
            ImportView view = imports.progress(UUID.fromString(job));
            return new ImportRun.Progress(
                    view.state(),
                    view.read(),
                    view.created(),
                    view.updated(),
                    view.unchanged(),
                    view.withdrawn(),
                    view.rejected(),
                    view.rate() == null ? 0 : view.rate(),
                    view.failure());
        }

        @Override
        public List<String> rejections(String job, int most) throws IOException {
            return imports.rejections(UUID.fromString(job), most).stream()
                    .map(Local::describe)
                    .toList();
        }

        private static String describe(Rejection rejection) {
            return ImportRun.describe(rejection.line(), rejection.reason(), rejection.snippet());
        }
    }
}
