package press.dateline;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import press.dateline.database.StartupException;

/** Reads what the first readers of a publication read, and ends. */
final class TrainingApplication implements QuarkusApplication {

    /** Each address once cold and once warm; fifty rounds made the cache larger and no start shorter. */
    private static final int ROUNDS = 2;

    private static final int OK = 200;
    private static final List<String> ADDRESSES = List.of(
            "/v1/site",
            "/v1/sections",
            "/v1/articles?limit=20",
            "/v1/articles?place=russia&person=angela-merkel",
            "/v1/articles/sochi-talks-putin-merkel",
            "/v1/articles/sochi-talks-putin-merkel/comments",
            "/v1/people/angela-merkel",
            "/v1/people/angela-merkel/articles",
            "/v1/places/russia",
            "/health/ready");

    private final HttpServer server;

    TrainingApplication(HttpServer server) {
        this.server = server;
    }

    @Override
    public int run(String... arguments) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String address : ADDRESSES) {
                    read(client, URI.create("http://127.0.0.1:" + server.getPort() + address));
                }
            }
            return 0;
        } catch (IOException e) {
            throw new StartupException("The training broke off: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("The training was interrupted", e);
        }
    }

    private static void read(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new StartupException("The training got " + answer.statusCode() + " from " + address);
        }
    }
}
