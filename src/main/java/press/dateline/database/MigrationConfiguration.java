package press.dateline.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * How Flyway connects and locks. It gets connections of its own, as a migration may take longer than any statement of
 * the application may, and a pooled connection would keep its settings.
 */
@Singleton
final class MigrationConfiguration implements FlywayConfigurationCustomizer {

    /** Instances that start at once wait for the one that migrates, however long that takes. */
    private static final int WITHOUT_END = -1;

    private final String url;
    private final String user;
    private final String password;

    MigrationConfiguration(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password.orElse("");
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .dataSource(url, user, password)
                .lockRetryCount(WITHOUT_END)
                // A lock of the session instead of a transaction that stays open: CREATE INDEX CONCURRENTLY waits for
                // every open transaction, this one included.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
