package press.dateline.queue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import press.dateline.access.Caller;
import press.dateline.database.Secrets;

/**
 * Tells those who report the same comment apart, without knowing who they are: by a hash of comment and network, under
 * a key that is deleted after the month that follows its own. What is kept says neither who it was nor what else the
 * same one has reported.
 */
@ApplicationScoped
class Reporters {

    private static final String SECRET = "reporter-";
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Secrets secrets;
    private final Caller caller;
    private final Clock clock;
    private final Map<YearMonth, byte[]> keys = new ConcurrentHashMap<>();

    Reporters(Secrets secrets, Caller caller, Clock clock) {
        this.secrets = secrets;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the caller is called as a reporter of this comment: in this month, and what it was in the last one. */
    List<byte[]> names(UUID comment) {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        keys.keySet().removeIf(known -> known.isBefore(month.minusMonths(1)));
        return List.of(name(month, comment), name(month.minusMonths(1), comment));
    }

    private byte[] name(YearMonth month, UUID comment) {
        byte[] key = keys.computeIfAbsent(month, this::key);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(16)
                    .putLong(comment.getMostSignificantBits())
                    .putLong(comment.getLeastSignificantBits())
                    .array());
            return mac.doFinal(network());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    /** In a transaction of its own: what is kept in memory must be stored, whatever becomes of the report. */
    private byte[] key(YearMonth month) {
        return QuarkusTransaction.requiringNew().call(() -> {
            secrets.forget(SECRET, SECRET + month.minusMonths(1));
            return secrets.generations(SECRET + month).getFirst();
        });
    }

    /** The address; of IPv6 the first half, of which one subscriber has all that follow. */
    private byte[] network() {
        String address = caller.connection();
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length > 4 ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        } catch (IllegalArgumentException e) {
            return address.getBytes(StandardCharsets.UTF_8); // a socket in the file system
        }
    }
}
