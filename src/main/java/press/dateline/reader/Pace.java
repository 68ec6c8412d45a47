package press.dateline.reader;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import press.dateline.access.Caller;
import press.dateline.web.Network;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * How often readers post, edit, react, report, appeal and erase: counted in the memory of each instance, by reader, and by a hash of the address under
 * a key that lasts for an hour and is stored nowhere.
 */
@ApplicationScoped
public class Pace {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration KEY_LASTS = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;
    private static final int MOST = 200_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PaceSettings settings;
    private final CurrentReader reader;
    private final Caller caller;
    private final Clock clock;
    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WINDOW).build();
    private HourlyKey key = new HourlyKey(new byte[KEY_BYTES], Instant.MIN);

    Pace(PaceSettings settings, CurrentReader reader, Caller caller, Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.caller = caller;
        this.clock = clock;
    }

    private record Window(int count, Instant end) {}

    private record HourlyKey(byte[] bytes, Instant until) {}

    /**
     * Counts what the caller is about to do.
     *
     * @throws ProblemException 429 where that is too much for a minute
     */
    public void require() {
        reader.presented().ifPresent(known -> require("reader", known.name(), settings.perMinute()));
        require(Network.of(caller.connection()));
    }

    void require(Network network) {
        if (network.isPublic()) {
            require("address", hash(network.bytes()), settings.addressPerMinute());
        }
    }

    private void require(String policy, String who, int quota) {
        if (quota <= 0) {
            return;
        }
        Instant now = clock.instant();
        Window window = Objects.requireNonNull(windows.asMap()
                .compute(
                        policy + who,
                        (_, last) -> last == null || !last.end.isAfter(now)
                                ? new Window(1, now.plus(WINDOW))
                                : new Window(last.count + 1, last.end)));
        if (window.count > quota) {
            long seconds = Duration.between(now, window.end).toSeconds() + 1;
            throw new ProblemException(
                            ProblemType.TOO_MANY_REQUESTS,
                            (policy.equals("reader") ? "A reader" : "Readers behind one address together")
                                    + " may write " + quota + " times in a minute: try again in " + seconds
                                    + " seconds.")
                    .header("Retry-After", String.valueOf(seconds))
                    .header("RateLimit-Policy", "\"" + policy + "\";q=" + quota + ";w=" + WINDOW.toSeconds())
                    .header("RateLimit", "\"" + policy + "\";r=0;t=" + seconds);
        }
    }

    private String hash(byte[] network) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(network));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    private synchronized byte[] key() {
        Instant now = clock.instant();
        if (!key.until.isAfter(now)) {
            byte[] next = new byte[KEY_BYTES];
            RANDOM.nextBytes(next);
            key = new HourlyKey(next, now.plus(KEY_LASTS));
        }
        return key.bytes;
    }
}
