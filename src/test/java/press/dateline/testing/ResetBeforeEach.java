package press.dateline.testing;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Gives every test an empty publication: tables, clock. Found by the service loader. */
public final class ResetBeforeEach implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        TestClock.reset();
        Arc.container().instance(EmptyTables.class).get().empty();
    }
}
