package press.dateline.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A secret whose bearer may do something: a prefix that says what it is, 32 random base-62 digits (190 bits), and 6
 * digits of CRC-32 over what stands before, which finds typing errors without the database. No character in it ends a
 * double click's selection.
 */
public final class Token {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 32;
    private static final int CHECK_DIGITS = 6;
    private static final int SHOWN_DIGITS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Looked up once; copied for each use, which is much cheaper. */
    private static final MessageDigest SHA_256 = sha256();

    private final String text;
    private final int prefixLength;

    private Token(String text, String prefix) {
        this.text = text;
        this.prefixLength = prefix.length();
    }

    /** A new one. */
    public static Token generate(String prefix) {
        StringBuilder text = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new Token(text + checksum(text.toString()), prefix);
    }

    /** The one that a text is; empty where prefix, form or checksum are wrong. */
    public static Optional<Token> parse(String prefix, String text) {
        int checked = prefix.length() + RANDOM_DIGITS;
        if (text.length() != checked + CHECK_DIGITS || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        return text.endsWith(checksum(text.substring(0, checked)))
                ? Optional.of(new Token(text, prefix))
                : Optional.empty();
    }

    /** The whole of it, to be shown once. */
    public String reveal() {
        return text;
    }

    /** Its beginning, by which people tell them apart. */
    String beginning() {
        return text.substring(0, prefixLength + SHOWN_DIGITS);
    }

    /** SHA-256 of the whole of it: all that is stored. */
    public byte[] hash() {
        try {
            MessageDigest digest = (MessageDigest) SHA_256.clone();
            return digest.digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    /** Never the secret itself. */
    @Override
    public String toString() {
        return beginning() + "…";
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        StringBuilder digits = new StringBuilder(CHECK_DIGITS);
        for (int i = 0; i < CHECK_DIGITS; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
