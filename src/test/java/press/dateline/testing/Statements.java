package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import org.hibernate.SessionFactory;

/** Counts the SQL statements of requests, so that their number stays fixed. */
public final class Statements {

    private Statements() {}

    /** Asserts that reading an address, without a key, takes just so many statements. */
    public static void assertStatements(String address, int expected) {
        var statistics = Arc.container().instance(SessionFactory.class).get().getStatistics();
        statistics.clear();
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(statistics.getPrepareStatementCount())
                .as("SQL statements of %s", address)
                .isEqualTo(expected);
    }
}
