package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import press.dateline.cache.EmptyCache;

/** Counts SQL statements, so that their number stays fixed: those of requests, or of one thread; never those beside. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final List<String> COUNTED = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

    /** Asserts that reading an address, without a key, takes just so many statements. */
    public static void assertStatements(String address, int expected) {
        assertStatements(Api.anonymous(), address, expected);
    }

    /** Asserts that reading an address takes just so many statements, with that which finds the caller's key. */
    public static void assertStatements(RequestSpecification caller, String address, int expected) {
        Arc.container().instance(EmptyCache.class).get().empty();
        COUNTED.clear();
        Response answer = caller.get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(COUNTED).as("SQL statements of %s", address).hasSize(expected);
    }

    /** The statements of the requests that are sent meanwhile. */
    public static List<String> ofRequest(Runnable requests) {
        COUNTED.clear();
        requests.run();
        return List.copyOf(COUNTED);
    }

    /** The statements of work in this thread. A batch of rows written together is one. */
    public static List<String> of(Runnable work) {
        COUNTED.clear();
        HERE.set(true);
        try {
            work.run();
        } finally {
            HERE.remove();
        }
        return List.copyOf(COUNTED);
    }

    @Override
    public String inspect(String sql) {
        if (HERE.get() || ofRequest()) {
            COUNTED.add(sql);
        }
        return sql;
    }

    private static boolean ofRequest() {
        var container = Arc.container();
        return container.requestContext().isActive()
                && container.instance(CurrentVertxRequest.class).get().getCurrent() != null;
    }
}
