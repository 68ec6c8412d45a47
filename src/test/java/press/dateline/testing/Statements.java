package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the SQL statements of requests, so that their number stays fixed; background work is not counted. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final List<String> OF_REQUESTS = new CopyOnWriteArrayList<>();

    /** Asserts that reading an address, without a key, takes just so many statements. */
    public static void assertStatements(String address, int expected) {
        OF_REQUESTS.clear();
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(OF_REQUESTS).as("SQL statements of %s", address).hasSize(expected);
    }

    @Override
    public String inspect(String sql) {
        var container = Arc.container();
        if (container.requestContext().isActive()
                && container.instance(CurrentVertxRequest.class).get().getCurrent() != null) {
            OF_REQUESTS.add(sql);
        }
        return sql;
    }
}
