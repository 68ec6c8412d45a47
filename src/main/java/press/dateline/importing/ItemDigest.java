package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of an item, by which it is told whether anything in it has changed. */
final class ItemDigest {

    private ItemDigest() {}

    /** SHA-256 of an item as it is written without white space: how it was laid out is no change. */
    static byte[] of(JsonNode item) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(item.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
