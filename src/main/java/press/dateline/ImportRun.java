package press.dateline;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.database.StartupException;
import press.dateline.importing.ImportFormat;

/** Imports files one after the other, and shows how far it is. */
final class ImportRun {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final int REASONS = 20;
    private static final int LINE_LENGTH = 118;
    private static final int LONGEST_NAME = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private final Server server;
    private final PrintStream out;
    private final boolean terminal;

    private ImportRun(Server server, PrintStream out, boolean terminal) {
        this.server = server;
        this.out = out;
        this.terminal = terminal;
    }

    /** Who does it: a server over HTTP, or this process. */
    interface Server {

        /**
         * Stores a file's content as a job; answers the job's id. An {@link IOException} says that nothing is kept, here
         * as everywhere that the server is out of reach.
         */
        String upload(Path file, String format, String name) throws IOException, InterruptedException;

        Progress progress(String job) throws IOException, InterruptedException;

        List<String> rejections(String job, int most) throws IOException, InterruptedException;
    }

    /** How far a job is. */
    record Progress(
            String state,
            long read,
            long created,
            long updated,
            long unchanged,
            long withdrawn,
            long rejected,
            double rate,
            @Nullable String failure) {

        boolean hasEnded() {
            return state.equals("done") || state.equals("failed");
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%,d read: %,d created, %,d updated, %,d unchanged, %,d withdrawn, %,d rejected; %,.0f a second",
                    read,
                    created,
                    updated,
                    unchanged,
                    withdrawn,
                    rejected,
                    rate);
        }
    }

    /** A rejection as it is shown: what a file holds must not steer the terminal. */
    static String describe(long line, String reason, String snippet) {
        return "line " + line + ": " + reason + " " + CONTROL.matcher(snippet).replaceAll("\uFFFD");
    }

    /**
     * Imports files.
     *
     * @param format null to tell it from each file
     * @return the exit code
     */
    @SuppressWarnings("SystemOut") // for the person at the terminal
    static int all(Server server, @Nullable String format, List<Path> files) {
        ImportRun run = new ImportRun(
                server,
                System.out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
        boolean fine = true;
        for (Path file : files) {
            try {
                fine &= run.one(file, format == null ? ImportFormat.of(file) : format);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartupException("The import of " + file + " was interrupted; the server goes on with it", e);
            }
        }
        return fine ? 0 : StartupException.FAILURE;
    }

    private boolean one(Path file, String format) throws InterruptedException {
        out.println(file + " (" + format + ")");
        String job = upload(file, format);
        try {
            return follow(job);
        } catch (IOException e) {
            if (terminal) {
                out.println();
            }
            throw new StartupException(
                    "How the import of " + file + " goes on is not to be seen: " + reason(e)
                            + ". It goes on by itself as soon as Dateline runs again; importing the file once more"
                            + " changes nothing that is done.",
                    e);
        }
    }

    private String upload(Path file, String format) throws InterruptedException {
        String path = String.valueOf(file.getFileName());
        try {
            return server.upload(file, format, path.substring(0, Math.min(path.length(), LONGEST_NAME)));
        } catch (IOException e) {
            throw new StartupException(file + " was not taken: " + reason(e) + ". Import it again.", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private boolean follow(String job) throws IOException, InterruptedException {
        Progress progress = awaitEnd(job);
        if (progress.rejected() > 0) {
            server.rejections(job, REASONS).forEach(reason -> out.println("  " + reason));
            if (progress.rejected() > REASONS) {
                out.println(
                        "  and " + (progress.rejected() - REASONS) + " more: GET /v1/imports/" + job + "/rejections");
            }
        }
        if (progress.failure() != null) {
            out.println("  failed: " + progress.failure());
        }
        return progress.state().equals("done") && progress.rejected() == 0;
    }

    private Progress awaitEnd(String job) throws IOException, InterruptedException {
        long lastLine = System.nanoTime();
        while (true) {
            Progress progress = server.progress(job);
            if (progress.hasEnded()) {
                out.println(terminal ? "\r" + padded(progress.line()) : progress.line());
                return progress;
            }
            if (terminal) {
                out.print("\r" + padded(progress.line()));
                out.flush();
            } else if (System.nanoTime() - lastLine > LINE_EVERY.toNanos()) {
                out.println(progress.line());
                lastLine = System.nanoTime();
            }
            Thread.sleep(POLL);
        }
    }

    /** So that nothing of a longer line before it stays. */
    private static String padded(String line) {
        return line + " ".repeat(Math.max(0, LINE_LENGTH - line.length()));
    }
}
