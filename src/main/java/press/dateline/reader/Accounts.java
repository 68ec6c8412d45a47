package press.dateline.reader;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Secrets;

/**
 * What is left of the account of a reader who has signed in and gone: HMAC-SHA-256 of issuer and subject, under a key of
 * its own. It finds the account when that comes again, and names nobody.
 */
@ApplicationScoped
public class Accounts {

    private static final String SECRET = "accounts";
    private static final String ALGORITHM = "HmacSHA256";

    private final Secrets secrets;
    private final Session session;
    private volatile byte @Nullable [] key;

    Accounts(Secrets secrets, Session session) {
        this.secrets = secrets;
        this.session = session;
    }

    /** Of somebody who signs in; no statement, but for the first time on each instance. */
    byte[] of(String issuer, String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return mac.doFinal((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    /** Of a reader; empty where that is a guest, who can come again as anybody. One statement. */
    public Optional<byte[]> of(UUID reader) {
        return session.createNativeQuery(
                        "SELECT issuer, subject FROM reader WHERE id = :id AND issuer IS NOT NULL", Object[].class)
                .setParameter("id", reader)
                .getResultStream()
                .findFirst()
                .map(row -> of((String) row[0], (String) row[1]));
    }

    /** In a transaction of its own: what is kept in memory must be stored, whatever becomes of the request. */
    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = QuarkusTransaction.requiringNew()
                    .call(() -> secrets.generations(SECRET).getFirst());
            key = known;
        }
        return known;
    }
}
