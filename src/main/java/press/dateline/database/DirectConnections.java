package press.dateline.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Connections beside the pool: for what lasts (LISTEN, which no pooler between here and PostgreSQL carries), and for what
 * requests wait for that hold connections of the pool.
 */
@Singleton
public final class DirectConnections {

    private static final String SECONDS = "5";
    private static final String ANSWER = "10";

    private final String url;
    private final Properties login = new Properties();

    DirectConnections(
            DatabaseSettings settings,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String pooledUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        // It is the given database's: neither the embedded one's nor that of a training run.
        Optional<DatabaseAddress> direct = settings.database()
                .url()
                .filter(given -> given.jdbcUrl().equals(pooledUrl))
                .flatMap(_ -> settings.database().directUrl());
        this.url = direct.map(DatabaseAddress::jdbcUrl).orElse(pooledUrl);
        login.setProperty("user", direct.flatMap(DatabaseAddress::user).orElse(user));
        login.setProperty(
                "password",
                direct.flatMap(DatabaseAddress::password).or(() -> password).orElse(""));
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("loginTimeout", SECONDS);
        login.setProperty("tcpKeepAlive", "true");
    }

    /** Opens one whose statements are answered within {@link #ANSWER} seconds, or fail, even if its host has vanished. */
    public Connection openBounded(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("socketTimeout", ANSWER);
        return open(purpose, properties);
    }

    /**
     * Opens one on which somebody may wait for as long as he likes.
     *
     * @param purpose what it is for; shown in {@code pg_stat_activity}
     */
    public Connection open(String purpose) throws SQLException {
        return open(purpose, new Properties());
    }

    private Connection open(String purpose, Properties properties) throws SQLException {
        properties.putAll(login);
        properties.setProperty("ApplicationName", "dateline " + purpose);
        return DriverManager.getConnection(url, properties);
    }
}
