package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Map<String, String> WANTED = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("data_checksums", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("server_encoding", "UTF8"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_statement", "none"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("jit", "off"));

    @Test
    void serverIsDurableAndClosed(@TempDir Path folder) throws SQLException {
        DataFolder data = DataFolder.open(folder.resolve("a folder's data"));
        Map<String, String> found = new TreeMap<>();
        try (EmbeddedPostgres server = new EmbeddedPostgres(data).start();
                Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", server.password());
                Statement statement = connection.createStatement()) {
            for (String setting : WANTED.keySet()) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    found.put(setting, row.getString(1));
                }
            }
        }
        assertThat(found).isEqualTo(new TreeMap<>(WANTED));
    }
}
