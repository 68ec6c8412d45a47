package press.dateline.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes of what is not to be kept, under a key that is deleted after the month that follows its own: from then on nobody
 * can tell whose they are, nor make them again.
 */
@ApplicationScoped
public class MonthlyKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final Secrets secrets;
    private final Clock clock;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    MonthlyKeys(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The HMAC-SHA-256 of these parts, one after the other, in this month; and what it was in the last one. No statement,
     * but for the first time in a month on each instance.
     *
     * @param purpose what the keys are for; each has its own
     */
    public List<byte[]> hashes(String purpose, byte[]... parts) {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        String oldest = name(purpose, month.minusMonths(1));
        keys.keySet().removeIf(known -> known.startsWith(purpose + "-") && known.compareTo(oldest) < 0);
        return Stream.of(month, month.minusMonths(1))
                .map(one -> hash(keys.computeIfAbsent(name(purpose, one), name -> key(purpose, name, oldest)), parts))
                .toList();
    }

    private static String name(String purpose, YearMonth month) {
        return purpose + "-" + month;
    }

    private static byte[] hash(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    /** In a transaction of its own: what is kept in memory must be stored, whatever becomes of the request. */
    private byte[] key(String purpose, String name, String oldest) {
        return QuarkusTransaction.requiringNew().call(() -> {
            secrets.forget(purpose + "-", oldest);
            return secrets.generations(name).getFirst();
        });
    }
}
