package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** Over HTTP/2 an answer that nobody takes holds up nothing else. Over HTTP/1.1: {@link ConnectionsIT}. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SlowReadersTest {

    private static final int STREAM_WINDOW = 65_535;
    private static final int CONNECTION_WINDOW = 200_000;

    @Inject
    Vertx vertx;

    @Test
    void anAnswerThatIsNotTakenHoldsUpNoOtherOfItsConnection() throws Exception {
        String blocks = Stream.generate(() -> "{\"type\": \"paragraph\", \"text\": \"" + "word ".repeat(1_000) + "\"}")
                .limit(100)
                .collect(Collectors.joining(", "));
        Stories.publish("Long", ", \"blocks\": [" + blocks + "]");
        assertThat(Api.anonymous().get("/v1/articles/long").asByteArray().length)
                .isGreaterThan(2 * CONNECTION_WINDOW);
        HttpClient client = client();
        try {
            HttpClientResponse unread = done(get(client, "/v1/articles/long")
                    .compose(HttpClientRequest::send)
                    .map(response -> {
                        response.pause().exceptionHandler(_ -> {}); // it is never taken to its end
                        return response;
                    }));
            assertThat(unread.statusCode()).isEqualTo(200);
            Thread.sleep(500); // until the server has sent what the windows allow
            Buffer other = done(
                    get(client, "/v1/site").compose(HttpClientRequest::send).compose(response -> {
                        assertThat(response.request().connection())
                                .isSameAs(unread.request().connection());
                        return response.body();
                    }));
            assertThat(other.toJsonObject().getString("name")).isNotEmpty();
        } finally {
            done(client.close());
        }
    }

    private HttpClient client() {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setInitialSettings(new Http2Settings().setInitialWindowSize(STREAM_WINDOW));
        return vertx.createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
    }

    private Future<HttpClientRequest> get(HttpClient client, String path) {
        return client.request(HttpMethod.GET, RestAssured.port, "localhost", path);
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
