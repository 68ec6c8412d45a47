import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The yardstick: a Vert.x HTTP server that answers from a map, with nothing between. Each line of LIST is an address, a
 * tab, the file with its bytes, a tab, and the ETag to be sent.
 *
 * <pre>java -cp 'target/quarkus-app/lib/main/*' src/bench/BareServer.java PORT LIST EVENT_LOOPS</pre>
 */
final class BareServer extends AbstractVerticle {

    private record Answer(Buffer body, String etag, String length) {}

    private static final Map<String, Answer> ANSWERS = new HashMap<>();
    private static int port;

    public static void main(String[] arguments) throws IOException {
        port = Integer.parseInt(arguments[0]);
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            String[] cells = line.split("\t");
            byte[] body = Files.readAllBytes(Path.of(cells[1]));
            ANSWERS.put(cells[0], new Answer(Buffer.buffer(body), cells[2], Integer.toString(body.length)));
        }
        int loops = Integer.parseInt(arguments[2]);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops))
                .deployVerticle(BareServer::new, new DeploymentOptions().setInstances(loops))
                .onFailure(e -> {
                    e.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> {
                    Answer answer = ANSWERS.get(request.uri());
                    HttpServerResponse response = request.response();
                    if (answer == null) {
                        response.setStatusCode(404).end();
                        return;
                    }
                    response.putHeader("content-type", "application/json;charset=UTF-8")
                            .putHeader("content-length", answer.length())
                            .putHeader("etag", answer.etag())
                            .putHeader("vary", "Accept, Accept-Encoding, Authorization, X-Api-Key")
                            .putHeader("cache-control", "public, max-age=30")
                            .end(answer.body());
                })
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
