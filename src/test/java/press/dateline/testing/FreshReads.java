package press.dateline.testing;

import io.quarkus.arc.Arc;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import press.dateline.change.LogPosition;
import press.dateline.comment.FreshComments;
import press.dateline.web.MinSeq;

/**
 * Lets tests read what they have written, however they wrote it: a read begins when this instance has taken all changes
 * of the log, and of the comments' stream. What is promised without that is tested by two instances of their own.
 */
final class FreshReads implements Filter {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (MinSeq.appliesTo(request.getMethod())) {
            Arc.container().instance(FreshComments.class).get().look();
            long newest = newest();
            Arc.container()
                    .instance(LogPosition.class)
                    .get()
                    .reached(newest, PATIENCE)
                    .toCompletableFuture()
                    .join();
        }
        return context.next(request, response);
    }

    /** Beside Hibernate, where tests count statements. */
    private static long newest() {
        try (Connection connection =
                        Arc.container().instance(DataSource.class).get().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(seq), 0) FROM change");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
