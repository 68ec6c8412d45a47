package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Two editors take a step of the same article at the same moment: the second one waits, and sees what the first did. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class EditorsMeetTest {

    private static final String LOG_LOCK = Long.toString(0x6461_7465_6c69_6e65L);

    @Inject
    AgroalDataSource database;

    /** The test holds the log's lock, so that the correction is written and not committed when the publication comes. */
    @Test
    void whoPublishesDuringACorrectionPublishesIt() throws Exception {
        String id = Stories.publish("Tram").jsonPath().getString("id");
        RequestSpecification corrector = Api.editor().body("{\"kind\": \"correction\", \"text\": \"It was 2015.\"}");
        RequestSpecification publisher = Api.editor();
        try (ExecutorService editors = Executors.newFixedThreadPool(2);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOG_LOCK + ")");
            Future<Response> corrected = editors.submit(() -> corrector.post("/v1/articles/" + id + "/correct"));
            Await.until(() -> waiting() == 1);
            Future<Response> published = editors.submit(() -> publisher.post("/v1/articles/" + id + "/publish"));
            Await.until(() -> waiting() == 2);
            statement.execute("SELECT pg_advisory_unlock(" + LOG_LOCK + ")");
            for (Future<Response> answer : List.of(corrected, published)) {
                assertThat(answer.get().statusCode())
                        .as(answer.get().asString())
                        .isEqualTo(200);
            }
        }
        assertThat(Rows.log(id)).containsExactly("published 1 - -", "corrected 1 - correction", "updated 1 - -");
        assertThat(Api.anonymous().get("/v1/articles/tram").jsonPath().getList("corrections.text"))
                .containsExactly("It was 2015.");
    }

    private static int waiting() {
        return Integer.parseInt(Rows.of("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
                .getFirst());
    }
}
