package press.dateline.importing;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures of an item from those of its surroundings, for which no item must be rejected. */
final class Failures {

    /**
     * Classes of SQLSTATE: lost connections, deadlocks, no resources, objects in use, shutdowns, errors of the system.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    /** A statement that takes too long does so each time. */
    private static final String STATEMENT_TIMEOUT = "57014";

    private Failures() {}

    /** Whether the same may succeed later: the database was away, or others were in the way. */
    static boolean mayPass(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                @Nullable String state = sql.getSQLState();
                // The pool gives none when it has no connection to give.
                return state == null
                        || (state.length() == STATEMENT_TIMEOUT.length()
                                && PASSING.contains(state.substring(0, 2))
                                && !state.equals(STATEMENT_TIMEOUT));
            }
        }
        return false;
    }
}
