package press.dateline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.database.EmbeddedPostgres;

/** What runs once Quarkus answers, until it stops. */
final class RunningApplication implements QuarkusApplication {

    /** Set before Quarkus starts; none where a database is given. */
    static @Nullable EmbeddedPostgres server;

    private static final Logger LOG = Logger.getLogger(RunningApplication.class);

    @Inject
    HttpServer http;

    @Override
    public int run(String... arguments) {
        if (server != null) {
            server.announce(http.getLocalBaseUri());
        }
        LOG.infof("Dateline answers at %s", http.getLocalBaseUri());
        Quarkus.waitForExit();
        return 0;
    }
}
