package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** What a failure is to the caller. */
class ProblemsTest {

    /** The transaction manager tells why a commit failed among what it has suppressed. */
    @Test
    void aDatabaseThatGoesAwayAtTheCommitIsUnavailable() {
        XAException why = new XAException(XAException.XAER_RMERR);
        why.initCause(new PSQLException("terminating connection", PSQLState.CONNECTION_FAILURE));
        RollbackException failed = new RollbackException("Could not commit transaction.");
        failed.addSuppressed(why);

        assertThat(Problems.of(new IllegalStateException(failed)).type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void aStatementThatTheDatabaseEndsTookTooLong() {
        ProblemException problem = Problems.of(new IllegalStateException(
                new PSQLException("canceling statement due to statement timeout", PSQLState.QUERY_CANCELED)));

        assertThat(problem.type()).isEqualTo(ProblemType.QUERY_TOO_EXPENSIVE);
        assertThat(problem.headers()).containsEntry("Retry-After", "5");
    }

    /** What goes wrong while something is tidied up says nothing of the failure itself. */
    @Test
    void whatIsSuppressedElsewhereDoesNotCount() {
        IllegalStateException failed = new IllegalStateException("a mistake");
        failed.addSuppressed(new PSQLException("closed", PSQLState.CONNECTION_FAILURE));

        assertThat(Problems.of(failed).type()).isEqualTo(ProblemType.INTERNAL);
    }
}
