package press.dateline.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The built jar, run as its users run it: on a folder that holds its data (in {@code data}) and its output. Closing
 * kills what is left of it.
 */
public final class DatelineProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PORT_LINE = 3;
    private static final Pattern KEY = Pattern.compile("\\bdl_[0-9A-Za-z]{38}\\b");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Path output;
    private final Process process;
    private final URI baseUrl;

    private DatelineProcess(Path folder, Path output, Process process, URI baseUrl) {
        this.folder = folder;
        this.output = output;
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** Runs {@code start} on a folder, on a free port; does not wait. */
    public static DatelineProcess start(Path folder, Map<String, String> environment) {
        return start(folder, environment, List.of("start"));
    }

    /** Runs a command, {@code import FILE} for instance, on a folder; does not wait. */
    public static DatelineProcess start(Path folder, Map<String, String> environment, List<String> arguments) {
        try {
            int port = freePort();
            Path output = Files.createTempFile(folder, "output-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("DATELINE_"));
            builder.environment()
                    .put("DATELINE_DATA_DIR", folder.resolve("data").toString());
            builder.environment().put("DATELINE_HOST", "127.0.0.1");
            builder.environment().put("DATELINE_PORT", Integer.toString(port));
            builder.environment().putAll(environment);
            return new DatelineProcess(folder, output, builder.start(), URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the launcher does it, with the AOT cache where the build has made one. */
    private static List<String> command(List<String> arguments) {
        String jar = System.getProperty("dateline.jar");
        Path cache = Path.of(jar).resolveSibling("dateline.aot");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx224m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                // Short lives: compiling thoroughly would not pay.
                "-XX:TieredStopAtLevel=1"));
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-jar", jar));
        command.addAll(arguments);
        return command;
    }

    /** Below the range from which systems take ports by themselves: PostgreSQL takes one before Dateline does. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // taken: another
            }
        }
    }

    /** Waits until it is ready for requests. */
    public DatelineProcess awaitReady() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as(output()).isTrue();
            assertThat(System.nanoTime()).as(output()).isLessThan(end);
            pause();
        }
        return this;
    }

    private boolean isReady() {
        HttpRequest request =
                HttpRequest.newBuilder(baseUrl.resolve("/health/ready")).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI baseUrl() {
        return baseUrl;
    }

    /** Somebody who calls it with a key. */
    public RequestSpecification caller(String key) {
        return given().baseUri(baseUrl.toString())
                .port(baseUrl.getPort())
                .header("X-Api-Key", key)
                .contentType(ContentType.JSON);
    }

    /** Somebody who calls it without a key. */
    public RequestSpecification anonymous() {
        return given().baseUri(baseUrl.toString()).port(baseUrl.getPort());
    }

    /** The administrator's key, which the first start on a folder shows. */
    public String administratorKey() {
        Matcher key = KEY.matcher(output());
        assertThat(key.find()).as(output()).isTrue();
        return key.group();
    }

    /** What it has written, to standard output and errors. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill} and Kubernetes do. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it as Ctrl-C does, except that a terminal tells the whole process group. */
    public void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    }

    /** Waits for its end, and tells its exit code. */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                .as(output())
                .isTrue();
        return process.exitValue();
    }

    /** kill -9 of Java alone: its PostgreSQL goes on. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** kill -9 of PostgreSQL and all of its processes: Java goes on. */
    public void killPostgres() {
        awaitEnd(destroyPostgres());
    }

    /** kill -9 of Java, PostgreSQL and all of PostgreSQL's processes. */
    public void killWithPostgres() {
        List<ProcessHandle> servers = destroyPostgres();
        kill();
        awaitEnd(servers);
    }

    private List<ProcessHandle> destroyPostgres() {
        List<ProcessHandle> servers = postgres()
                .map(server ->
                        Stream.concat(Stream.of(server), server.descendants()).toList())
                .orElse(List.of());
        servers.forEach(ProcessHandle::destroyForcibly);
        return servers;
    }

    private static void awaitEnd(List<ProcessHandle> servers) {
        while (servers.stream().anyMatch(DatelineProcess::runs)) {
            pause();
        }
    }

    /** Whether a process runs: one that has ended may stay in the process table until its parent cares. */
    public static boolean runs(ProcessHandle process) {
        return process.info().command().isPresent();
    }

    /** The embedded server, if it runs. */
    public Optional<ProcessHandle> postgres() {
        return pidFile()
                .flatMap(lines ->
                        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
                .filter(server -> server.info().commandLine().orElse("").contains(folder.toString()));
    }

    private Optional<List<String>> pidFile() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("data/cluster/postmaster.pid"));
            return lines.size() > PORT_LINE ? Optional.of(lines) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Connects to the embedded server, with the password of the folder.
     *
     * @param role {@code dateline}, which owns the database, or the superuser {@code postgres}
     */
    public Connection connect(String role) throws SQLException {
        try {
            String port = pidFile()
                    .orElseThrow(() -> new SQLException("not started"))
                    .get(PORT_LINE)
                    .strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/dateline?connectTimeout=5",
                    role,
                    Files.readString(folder.resolve("data/password")));
        } catch (IOException e) {
            throw new SQLException("not started", e);
        }
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        killWithPostgres();
    }
}
