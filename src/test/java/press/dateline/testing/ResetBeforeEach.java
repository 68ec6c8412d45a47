package press.dateline.testing;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import press.dateline.change.LogPosition;
import press.dateline.index.ArticleIndex;

/** Gives every test an empty publication: tables, clock, time limit, place in the log, index. Found by the service loader. */
public final class ResetBeforeEach implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        TestClock.reset();
        TestQueryLimit.reset();
        RestAssured.replaceFiltersWith(new FreshReads());
        Arc.container().instance(EmptyTables.class).get().empty();
        LogPosition position = Arc.container().instance(LogPosition.class).get();
        ArticleIndex index = Arc.container().instance(ArticleIndex.class).get();
        Await.until(() -> position.current() == 0 && index.isReady());
    }
}
