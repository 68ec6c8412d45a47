package press.dateline.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;

/**
 * Secrets that all instances share, made on first use and kept in PostgreSQL; encrypted there with AES-256-GCM under
 * SHA-256 of {@code DATELINE_MASTER_KEY} where that is set. The newest generation signs, the two newest verify.
 */
@ApplicationScoped
public class Secrets {

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Session session;
    private final Clock clock;
    private final Optional<String> masterKey;

    Secrets(Session session, Clock clock, DatabaseSettings settings) {
        this.session = session;
        this.clock = clock;
        this.masterKey = settings.masterKey();
    }

    /**
     * The generations in use, newest first; at least one.
     *
     * @throws IllegalStateException when stored values cannot be decrypted with the configured master key
     */
    @Transactional
    public List<byte[]> generations(String name) {
        List<byte[]> stored = load(name);
        if (stored.isEmpty()) {
            byte[] value = new byte[BYTES];
            RANDOM.nextBytes(value);
            session.createNativeMutationQuery("INSERT INTO secret (name, generation, value, encrypted, created_at)"
                            + " VALUES (?1, 1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
                    .setParameter(1, name)
                    .setParameter(
                            2, masterKey.map(key -> encrypt(key, name, value)).orElse(value))
                    .setParameter(3, masterKey.isPresent())
                    .setParameter(4, clock.instant())
                    .executeUpdate();
            stored = load(name);
        }
        return stored;
    }

    /** Deletes those whose names begin so and come before the given name: what they have signed nobody can make again. */
    @Transactional
    public void forget(String prefix, String before) {
        session.createNativeMutationQuery("DELETE FROM secret WHERE starts_with(name, ?1) AND name COLLATE \"C\" < ?2")
                .setParameter(1, prefix)
                .setParameter(2, before)
                .executeUpdate();
    }

    private List<byte[]> load(String name) {
        return session
                .createNativeQuery(
                        "SELECT value, encrypted FROM secret WHERE name = ?1 ORDER BY generation DESC LIMIT 2",
                        Object[].class)
                .setParameter(1, name)
                .getResultList()
                .stream()
                .map(row -> (boolean) row[1] ? decrypt(name, (byte[]) row[0]) : (byte[]) row[0])
                .toList();
    }

    private static byte[] encrypt(String masterKey, String name, byte[] value) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, masterKey, name, nonce).doFinal(value);
            byte[] out = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, out, nonce.length, sealed.length);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java", e);
        }
    }

    private byte[] decrypt(String name, byte[] stored) {
        String key = masterKey.orElseThrow(() -> new IllegalStateException(
                "The secrets in this database are encrypted: set DATELINE_MASTER_KEY to the key that they were made"
                        + " with."));
        try {
            byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, name, nonce)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "DATELINE_MASTER_KEY is not the key that the secrets in this database were made with.", e);
        }
    }

    private static Cipher cipher(int mode, String masterKey, String name, byte[] nonce)
            throws GeneralSecurityException {
        byte[] key = MessageDigest.getInstance("SHA-256").digest(masterKey.getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
