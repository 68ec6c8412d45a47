package press.dateline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.database.EmbeddedPostgres;

/** What runs once Quarkus answers, until it stops. */
final class RunningApplication implements QuarkusApplication {

    /** Set before Quarkus starts; none where a database is given. */
    static @Nullable EmbeddedPostgres server;

    private static final Logger LOG = Logger.getLogger(RunningApplication.class);
    private static final String ALL_ADDRESSES = "0.0.0.0";

    private final HttpServer http;
    private final String host;
    private final int port;

    RunningApplication(
            HttpServer http,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.http = http;
        this.host = host;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        URI baseUrl = baseUrl();
        if (server != null) {
            server.announce(baseUrl);
        }
        LOG.infof("Dateline answers at %s", baseUrl);
        Quarkus.waitForExit();
        return 0;
    }

    /** As it is reached from this machine. */
    private URI baseUrl() {
        int boundPort = port == 0 ? http.getPort() : port;
        return URI.create("http://" + (host.equals(ALL_ADDRESSES) ? "localhost" : host) + ":" + boundPort);
    }
}
