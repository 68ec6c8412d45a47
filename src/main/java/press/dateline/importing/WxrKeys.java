package press.dateline.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What things of a WordPress site are known by here. */
final class WxrKeys {

    /** WordPress's smaller files of a picture have their size in their name. */
    private static final Pattern SIZE = Pattern.compile("-[0-9]{1,5}x[0-9]{1,5}(\\.[A-Za-z0-9]{2,5})$");

    private static final int LONGEST = 500;

    private WxrKeys() {}

    static String author(String base, String login) {
        return cut(base + "/#author-" + login);
    }

    static String tag(String base, String slug) {
        return cut(base + "/#tag-" + slug);
    }

    static String attachment(String base, String id) {
        return cut(base + "/?attachment_id=" + id);
    }

    /** Of a picture by its file's address, whichever of its sizes that is. */
    static String picture(String url) {
        String plain = url.replaceFirst("[?#].*$", "").replaceFirst("(?i)^https?:", "https:");
        int path = plain.indexOf('/', Math.min(plain.length(), "https://".length()));
        String host = path < 0 ? plain : plain.substring(0, path);
        return cut(SIZE.matcher(host.toLowerCase(Locale.ROOT) + (path < 0 ? "" : plain.substring(path)))
                .replaceFirst("$1"));
    }

    /** Keys are 500 characters at most; a longer one is its beginning and a digest. */
    private static String cut(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, 400) + "#" + id(key);
    }

    /** An id that is always the same for a key (UUIDv8, RFC 9562, section 5.8: of its SHA-256). */
    static UUID id(String key) {
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong();
        long low = digest.getLong();
        return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
