package press.dateline.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API key in the clear: {@code dl_}, 32 random base-62 digits (190 bits), and 6 digits of CRC-32 over what stands
 * before, which finds typing errors without the database. No character in it ends a double click's selection.
 */
final class PlainKey {

    /** What every key begins with. */
    static final String PREFIX = "dl_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 32;
    private static final int CHECK_DIGITS = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_DIGITS + CHECK_DIGITS;
    private static final int SHOWN = PREFIX.length() + 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private PlainKey(String text) {
        this.text = text;
    }

    static PlainKey generate() {
        StringBuilder key = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            key.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new PlainKey(key + checksum(key.toString()));
    }

    /** The key that the text is; empty where form or checksum are wrong. */
    static Optional<PlainKey> parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int checked = LENGTH - CHECK_DIGITS;
        return text.chars().skip(PREFIX.length()).allMatch(c -> DIGITS.indexOf(c) >= 0)
                        && checksum(text.substring(0, checked)).equals(text.substring(checked))
                ? Optional.of(new PlainKey(text))
                : Optional.empty();
    }

    /** The whole key, to be shown once. */
    String reveal() {
        return text;
    }

    /** Its beginning, by which people tell keys apart. */
    String prefix() {
        return text.substring(0, SHOWN);
    }

    /** SHA-256 of the whole key: all that is stored. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return prefix() + "…";
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        BigInteger rest = BigInteger.valueOf(crc.getValue());
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < CHECK_DIGITS; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }
}
