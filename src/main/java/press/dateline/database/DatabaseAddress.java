package press.dateline.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Where a given PostgreSQL is, as the operator wrote it: a JDBC URL ({@code jdbc:postgresql://host/database}) or the
 * URL that PostgreSQL's own programs and most hosts use ({@code postgres://user:password@host:5432/database}).
 *
 * @param jdbcUrl without user and password
 */
public record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final String JDBC = "jdbc:";
    private static final String FORMS =
            "must be jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database";

    /**
     * Reads the operator's URL.
     *
     * @throws IllegalArgumentException if it is none; the message never holds the value, as there may be a password
     */
    public static DatabaseAddress of(String text) {
        if (text.startsWith(JDBC + "postgresql:")) {
            return new DatabaseAddress(text, Optional.empty(), Optional.empty());
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new IllegalArgumentException(FORMS);
        }
        try {
            URI uri = new URI(text);
            String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
            int at = authority.lastIndexOf('@');
            String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new DatabaseAddress(
                    JDBC + "postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query,
                    login.length > 0 ? Optional.of(decode(login[0])) : Optional.empty(),
                    login.length > 1 ? Optional.of(decode(login[1])) : Optional.empty());
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException(FORMS + "; other characters in the password are written as %40");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Reads it as a setting. */
    public static final class Reader implements Converter<DatabaseAddress> {

        private static final long serialVersionUID = 1L;

        @Override
        public DatabaseAddress convert(String value) {
            return of(value);
        }
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
