package press.dateline.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The publisher's own moderation service. A request to it carries {@code Dateline-Signature: t=<seconds>,v1=<hex>}: the
 * time in seconds since 1970, and the HMAC-SHA256, under the configured secret, of that number, a dot and the body.
 */
@ApplicationScoped
class ExternalService {

    private static final String SIGNATURE = "Dateline-Signature";
    private static final int OK = 200;
    private static final int MOST_BYTES = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Optional<URI> url;
    private final String secret;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    ExternalService(ExternalSettings settings, Clock clock) {
        this.url = settings.url();
        this.secret = settings.secret().orElse("");
        this.timeout = settings.timeout();
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** Whether there is one. */
    boolean isThere() {
        return url.isPresent();
    }

    private record Asked(UUID comment, Submission submission) {}

    /** Asks it; what is not answered in time, or not as it should, is for a moderator. Holds no connection. */
    CompletableFuture<ExternalAnswer> ask(UUID comment, Submission submission) {
        byte[] body;
        try {
            body = JSON.writeValueAsBytes(new Asked(comment, submission.withoutReader()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a submission can be written", e);
        }
        HttpRequest request = HttpRequest.newBuilder(url.orElseThrow())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, signature(secret, clock.instant().getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES);
        return http.sendAsync(request, text)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS) // the body's, too
                .thenApply(answer ->
                        answer.statusCode() == OK ? ExternalAnswer.of(answer.body()) : ExternalAnswer.UNAVAILABLE)
                .exceptionally(_ -> ExternalAnswer.UNAVAILABLE);
    }

    static String signature(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }
}
