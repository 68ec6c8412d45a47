package press.dateline;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import org.flywaydb.core.api.FlywayException;
import press.dateline.database.StartupException;

/** Words why Quarkus did not start. */
final class StartFailures {

    private StartFailures() {}

    /** One line where the cause is outside of Dateline; else the cause as it is, to be reported with its trace. */
    static RuntimeException describe(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartupException known -> {
                    return known;
                }
                case ConfigValidationException wrong -> {
                    return StartupException.usage(Settings.describe(wrong));
                }
                case QuarkusBindException taken -> {
                    return new StartupException("Port " + taken.getPort()
                            + " is in use by another process. Stop that one, or set DATELINE_PORT to another port.");
                }
                case FlywayException schema -> {
                    return new StartupException(
                            "The database's schema cannot be brought up to date: " + schema.getMessage(), schema);
                }
                default -> {}
            }
        }
        return new IllegalStateException("Dateline did not start", failure);
    }
}
