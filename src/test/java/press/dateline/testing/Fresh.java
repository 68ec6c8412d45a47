package press.dateline.testing;

import io.quarkus.arc.Arc;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.time.Duration;
import press.dateline.change.LogPosition;

/**
 * Reads what was written before. Production promises that to those who send {@code minSeq}, and to others within a
 * second; tests that are not about it read when all changes so far have arrived.
 */
final class Fresh implements Filter {

    private static final Duration MOST = Duration.ofSeconds(1);

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            long newest = Long.parseLong(
                    Rows.of("SELECT coalesce(max(seq), 0) FROM change").getFirst());
            Arc.container()
                    .instance(LogPosition.class)
                    .get()
                    .reached(newest, MOST)
                    .toCompletableFuture()
                    .join();
        }
        return context.next(request, response);
    }
}
