package press.dateline.reader;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jose4j.http.Response;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of the identity provider. However often it is asked, it fetches once in a while only, and answers
 * what came of that: tokens that name keys which do not exist would have it fetch without end.
 */
final class SigningKeys implements SimpleGet {

    /** For so long what was fetched, or failed to be, is what there is. */
    static final Duration REPRIEVE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 500_000;
    private static final int OK = 200;

    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private Instant fetchedAt = Instant.MIN;
    private @Nullable String fetched;

    SigningKeys(Clock clock) {
        this.clock = clock;
    }

    /** Without the headers: how long keys are kept is decided here. */
    @Override
    public synchronized SimpleResponse get(String location) throws IOException {
        Instant now = clock.instant();
        if (fetchedAt.isBefore(now.minus(REPRIEVE))) {
            fetchedAt = now;
            fetched = fetch(URI.create(location));
        }
        String keys = fetched;
        if (keys == null) {
            throw new IOException("the keys could not be fetched");
        }
        return new Response(OK, "OK", Map.of(), keys);
    }

    /** Null where there is no good answer. */
    private @Nullable String fetch(URI location) {
        HttpRequest request =
                HttpRequest.newBuilder(location).timeout(TIMEOUT).GET().build();
        HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES);
        try {
            HttpResponse<String> answer =
                    http.sendAsync(request, text).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS); // the body's, too
            if (answer.statusCode() == OK && hasKeys(answer.body())) {
                return answer.body();
            }
            LOG.warnf(
                    "What came for the keys of the identity provider (DATELINE_READERS_KEYS_URL) has none; status %d",
                    answer.statusCode());
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("The keys of the identity provider (DATELINE_READERS_KEYS_URL) could not be fetched: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static boolean hasKeys(String body) {
        try {
            return !new JsonWebKeySet(body).getJsonWebKeys().isEmpty();
        } catch (JoseException | ClassCastException _) {
            return false; // no JSON, or of another shape
        }
    }
}
