package press.dateline.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import press.dateline.web.Network;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * How much addresses may ask without a key; of IPv6 the networks that one subscriber has ({@link Network}). Each instance gives its part of the rate, one by the number of instances,
 * so no address is ever stored or sent anywhere; one whose requests all reach one instance gets that part.
 */
@Singleton
class AnonymousRates {

    private static final int MOST_ADDRESSES = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** Rates below one a second are kept exactly, too. */
    private static final int SECONDS = 1_000;

    private final QuotaSettings settings;
    private final Settling settling;
    private final TimeMeter time;
    private final Cache<Network, Bucket> byNetwork = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(REMEMBERED)
            .build();
    private volatile int instances = 1;

    AnonymousRates(QuotaSettings settings, Settling settling, Clock clock) {
        this.settings = settings;
        this.settling = settling;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return Duration.ofSeconds(now.getEpochSecond(), now.getNano()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    boolean isOn() {
        return settings.rate().isPresent();
    }

    /** Takes one request; answers the problem where it is one too many. */
    Optional<ProblemException> refusal(String address) {
        int now = settling.instances();
        if (now != instances) {
            instances = now;
            byNetwork.invalidateAll();
        }
        ConsumptionProbe probe =
                byNetwork.get(Network.of(address), _ -> bucket(now)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        long seconds = Math.ceilDiv(
                probe.getNanosToWaitForRefill(), Duration.ofSeconds(1).toNanos());
        double rate = settings.rate().orElseThrow();
        return Optional.of(new ProblemException(
                        ProblemType.RATE_LIMITED,
                        "Too many requests without a key come from your address: at most "
                                + rate + " a second. Go on in " + seconds
                                + " s, or send a key.")
                .header("Retry-After", Long.toString(seconds))
                .header(
                        RateLimitFields.POLICY.toString(),
                        "\"rate\";q=" + settings.burst() + ";w="
                                + Math.max(1, (long) Math.ceil(settings.burst() / rate)))
                .header(RateLimitFields.LEFT.toString(), "\"rate\";r=0;t=" + seconds));
    }

    private Bucket bucket(int parts) {
        double rate = settings.rate().orElseThrow();
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(Math.max(1, settings.burst() / parts))
                        .refillGreedy(Math.max(1, Math.round(rate * SECONDS / parts)), Duration.ofSeconds(SECONDS)))
                .build();
    }
}
