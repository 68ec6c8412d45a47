package press.dateline.queue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import press.dateline.access.Caller;
import press.dateline.database.Secrets;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.Network;

/**
 * Tells those who report the same comment apart, without knowing who they are: by a hash of comment and account or, of
 * guests, network, under a key that is deleted after the month that follows its own. What is kept says neither who it was nor what else the
 * same one has reported.
 */
@ApplicationScoped
class Reporters {

    private static final String SECRET = "reporter-";

    private final Secrets secrets;
    private final CurrentReader reader;
    private final Caller caller;
    private final Clock clock;
    private final Map<YearMonth, byte[]> keys = new ConcurrentHashMap<>();

    Reporters(Secrets secrets, CurrentReader reader, Caller caller, Clock clock) {
        this.secrets = secrets;
        this.reader = reader;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What the caller is called as a reporter of this comment: in this month, and what it was in the last one. One
     * statement for guests who send their secret.
     */
    List<byte[]> names(UUID comment) {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        keys.keySet().removeIf(known -> known.isBefore(month.minusMonths(1)));
        byte[] who = reader.account()
                .map(account -> ("reader " + account).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> Network.of(caller.connection()).bytes());
        return List.of(name(month, comment, who), name(month.minusMonths(1), comment, who));
    }

    private byte[] name(YearMonth month, UUID comment, byte[] who) {
        byte[] key = keys.computeIfAbsent(month, this::key);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(16)
                    .putLong(comment.getMostSignificantBits())
                    .putLong(comment.getLeastSignificantBits())
                    .array());
            return mac.doFinal(who);
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
}
