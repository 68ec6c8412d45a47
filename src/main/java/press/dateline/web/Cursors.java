package press.dateline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Secrets;

/**
 * Keyset cursors: the sort key of the last item shown, signed with HMAC-SHA-256 (cut to 96 bits) together with the
 * list that it belongs to. A cursor of another list, or another filter, is refused; a cursor never authorises.
 */
@ApplicationScoped
class Cursors {

    private static final String SECRET = "cursor";
    private static final int SIGNATURE_BYTES = 12;
    private static final char LENGTH_END = ':';

    private final Secrets secrets;
    private volatile @Nullable List<byte[]> generations;

    Cursors(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The key values of a decoded cursor. */
    record Keys(List<String> values) {

        String text(int index) {
            if (index >= values.size()) {
                throw invalid();
            }
            return values.get(index);
        }

        Instant instant(int index) {
            try {
                return Instant.parse(text(index));
            } catch (DateTimeParseException e) {
                throw invalid();
            }
        }

        int number(int index) {
            try {
                return Integer.parseInt(text(index));
            } catch (NumberFormatException e) {
                throw invalid();
            }
        }

        UUID id(int index) {
            return Ids.parse(text(index)).orElseThrow(Cursors::invalid);
        }
    }

    String encode(String list, List<?> keys) {
        StringBuilder joined = new StringBuilder();
        for (Object key : keys) {
            String value = String.valueOf(key);
            joined.append(value.length()).append(LENGTH_END).append(value);
        }
        byte[] payload = joined.toString().getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(generations().getFirst(), list, payload);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(SIGNATURE_BYTES + payload.length)
                        .put(signature)
                        .put(payload)
                        .array());
    }

    Keys decode(String list, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (bytes.length <= SIGNATURE_BYTES) {
            throw invalid();
        }
        byte[] signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
        byte[] payload = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        boolean ours =
                generations().stream().anyMatch(key -> MessageDigest.isEqual(signature, sign(key, list, payload)));
        if (!ours) {
            throw invalid();
        }
        return new Keys(values(new String(payload, StandardCharsets.UTF_8)));
    }

    /** Each value stands behind its length, since a name may hold any character. */
    private static List<String> values(String joined) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < joined.length(); ) {
            int begin = joined.indexOf(LENGTH_END, at) + 1;
            int end = begin + Integer.parseInt(joined, at, begin - 1, 10);
            values.add(joined.substring(begin, end));
            at = end;
        }
        return values;
    }

    private List<byte[]> generations() {
        List<byte[]> known = generations;
        if (known == null) {
            known = secrets.generations(SECRET);
            generations = known;
        }
        return known;
    }

    private static byte[] sign(byte[] key, String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ProblemType.INVALID_CURSOR,
                "The cursor is not one that this list gave out for these parameters: begin again without it.",
                List.of(Problem.Fault.parameter(
                        "cursor", "take it as it stands in nextCursor, with the same filters")));
    }
}
