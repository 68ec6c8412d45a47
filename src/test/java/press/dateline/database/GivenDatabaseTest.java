package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenDatabaseTest {

    private EmbeddedPostgres server;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        server = new EmbeddedPostgres(DataFolder.open(folder)).start();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
                    + " TEMPLATE template0 OWNER dateline");
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void fittingOneIsAccepted() {
        check(server.jdbcUrl(), server.password());
    }

    @Test
    void oneThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> check(server.jdbcUrl().replaceFirst("dateline$", "latin"), server.password()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("is encoded in LATIN1; Dateline needs UTF8");
    }

    @Test
    void oneThatIsTooOldIsRefused() {
        assertThatThrownBy(() -> GivenDatabase.require("db", 15_00_08, "15.8", "UTF8"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("is PostgreSQL 15.8; Dateline needs 16 or newer");
    }

    @Test
    void wrongPasswordIsToldAtOnce() {
        Instant before = Instant.now();

        assertThatThrownBy(() -> check(server.jdbcUrl(), "wrong"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("password authentication failed for user \"dateline\"");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void missingDatabaseIsToldAtOnce() {
        assertThatThrownBy(() -> check(server.jdbcUrl() + "x", server.password()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("database \"datelinex\" does not exist");
    }

    private static void check(String jdbcUrl, String password) {
        new GivenDatabase(DatabaseAddress.of(jdbcUrl), EmbeddedPostgres.USER, password).check();
    }
}
