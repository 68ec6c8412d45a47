package press.dateline;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import press.dateline.database.DataFolder;
import press.dateline.database.DatabaseAddress;
import press.dateline.database.DatabaseSettings;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.database.GivenDatabase;
import press.dateline.database.StartupException;

/** Starts the database, unless one is given, then Quarkus; and stops them in the other order. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Serves the API, with the embedded PostgreSQL unless a database is given.")
final class StartCommand implements Callable<Integer> {

    private static final int CONNECTIONS_PER_PROCESSOR = 4;
    private static final int SPARE_CONNECTIONS = 4;
    /** The index of articles, in the data folder. */
    private static final String INDEX = "index";

    /** Returns the process's exit code when the application has stopped. */
    @Override
    public Integer call() {
        return run(RunningApplication.class);
    }

    /**
     * Starts the database, then an application; returns its exit code when it has stopped.
     *
     * @param arguments what the application is given
     */
    static int run(Class<? extends QuarkusApplication> application, String... arguments) {
        DatabaseSettings settings = Settings.read().getConfigMapping(DatabaseSettings.class);
        settings.database().url().ifPresentOrElse(url -> use(url, settings), () -> startEmbedded(settings.dataDir()));
        setPoolSize(settings.database().poolSize());
        return runQuarkus(application, arguments);
    }

    /** Runs an application on an embedded database, whatever the settings say of databases. */
    static int runOn(Path dataFolder, Class<? extends QuarkusApplication> application) {
        startEmbedded(dataFolder);
        setPoolSize(OptionalInt.empty());
        return runQuarkus(application);
    }

    private static void setPoolSize(OptionalInt wanted) {
        int processors = Runtime.getRuntime().availableProcessors();
        System.setProperty(
                "quarkus.datasource.jdbc.max-size",
                Integer.toString(wanted.orElse(CONNECTIONS_PER_PROCESSOR * processors + SPARE_CONNECTIONS)));
    }

    private static void use(DatabaseAddress address, DatabaseSettings settings) {
        String user = settings.database().user().or(address::user).orElse(EmbeddedPostgres.USER);
        String password = settings.database().password().or(address::password).orElse("");
        new GivenDatabase(address, user, password).check();
        setDataSource(address.jdbcUrl(), user, password);
    }

    private static void startEmbedded(Path dataFolder) {
        EmbeddedPostgres server = new EmbeddedPostgres(DataFolder.open(dataFolder));
        if (!server.isRunByThisProcess()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-postgresql"));
        }
        server.start();
        RunningApplication.server = server;
        setUnlessSaid("DATELINE_DEMO", "dateline.demo", "true");
        setUnlessSaid(
                "DATELINE_INDEX_DIR",
                "dateline.index-dir",
                dataFolder.toAbsolutePath().resolve(INDEX).toString());
        setDataSource(server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
    }

    private static void setUnlessSaid(String variable, String property, String value) {
        if (System.getenv(variable) == null && System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Runs as a hook, however the process ends; all hooks run at once, and Quarkus's own stops the application. */
    private static void stop(EmbeddedPostgres server) {
        @Nullable Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        try {
            server.close();
        } catch (StartupException e) {
            System.err.println("dateline: " + e.getMessage());
        }
    }

    private static void setDataSource(String jdbcUrl, String user, String password) {
        System.setProperty("quarkus.datasource.jdbc.url", jdbcUrl);
        System.setProperty("quarkus.datasource.username", user);
        System.setProperty("quarkus.datasource.password", password);
    }

    /** Quarkus would answer an address that is no URI without a body; web/RequestRules does so with a problem. */
    private static int runQuarkus(Class<? extends QuarkusApplication> application, String... arguments) {
        AtomicInteger exitCode = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(
                application,
                (code, cause) -> {
                    exitCode.set(code);
                    failure.set(cause);
                },
                arguments);
        @Nullable Throwable cause = failure.get();
        if (cause != null) {
            throw StartFailures.describe(cause);
        }
        return exitCode.get();
    }
}
