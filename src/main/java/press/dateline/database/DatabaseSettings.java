package press.dateline.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Which PostgreSQL Dateline works with, and how. */
@ConfigMapping(prefix = "dateline")
public interface DatabaseSettings {

    /** The folder of the embedded PostgreSQL. Not used when a database is given. */
    @WithDefault("dateline-data")
    Path dataDir();

    /** Encrypts the secrets that the database keeps, such as those of cursors and webhooks. */
    Optional<String> masterKey();

    Database database();

    /** The given PostgreSQL, 16 or newer and UTF-8, and how it is used. */
    interface Database {

        /** Where it is. Without it the embedded PostgreSQL is started. */
        Optional<@WithConverter(DatabaseAddress.Reader.class) DatabaseAddress> url();

        /**
         * The same database without a pooler, where one stands between: for the connection on which an instance
         * listens. Without it the other URL is used.
         */
        Optional<@WithConverter(DatabaseAddress.Reader.class) DatabaseAddress> directUrl();

        /** The role, if the URL does not name it. */
        Optional<String> user();

        /** The role's password, if the URL does not hold it. */
        Optional<String> password();

        /** The most connections of this instance; by default 4 for each processor and 4 more. */
        OptionalInt poolSize();
    }
}
