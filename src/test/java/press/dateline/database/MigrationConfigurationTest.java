package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MigrationConfigurationTest {

    @TempDir
    Path folder;

    /** Under Flyway's own lock, a transaction, it would wait for itself for ever. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void indexesMayBeBuiltConcurrently() throws Exception {
        Path steps = Files.createDirectory(folder.resolve("steps"));
        Files.writeString(steps.resolve("V1__table.sql"), "CREATE TABLE t (a int);");
        Files.writeString(steps.resolve("V2__index.sql"), "CREATE INDEX CONCURRENTLY ix_t_a ON t (a);");
        try (EmbeddedPostgres server = new EmbeddedPostgres(DataFolder.open(folder.resolve("data"))).start()) {
            FluentConfiguration configuration = Flyway.configure().locations("filesystem:" + steps);
            new MigrationConfiguration(server.jdbcUrl(), EmbeddedPostgres.USER, Optional.of(server.password()))
                    .customize(configuration);

            assertThat(configuration.load().migrate().migrationsExecuted).isEqualTo(2);
        }
    }
}
