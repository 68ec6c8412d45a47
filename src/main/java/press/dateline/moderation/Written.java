package press.dateline.moderation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as a reader has written it.
 *
 * @param parent the comment that it answers
 */
public record Written(UUID article, @Nullable UUID parent, String displayName, String text, Instant at) {

    /** Shorter ones, such as "Thanks!", may be said to several. */
    private static final int SHORTEST_REPEATED = 20;

    /** By what it is found again, also where this reader says it under another name or on another article. */
    RepeatKeys repeatKeys(UUID reader) {
        String said = said();
        String where = isShort(said) ? article + "\n" + answered(said) : "";
        return new RepeatKeys(repeatKey(), digest("reader", reader.toString(), where, said));
    }

    /** A digest that is the same for what says the same, by the same name, on the same article. */
    byte[] repeatKey() {
        String said = said();
        return digest(
                article.toString(), answered(said), FoldedText.of(displayName).words(), said);
    }

    private String said() {
        String said = FoldedText.of(text).words();
        return said.isEmpty() ? text : said;
    }

    private String answered(String said) {
        return isShort(said) && parent != null ? parent.toString() : "";
    }

    private static boolean isShort(String said) {
        return said.length() < SHORTEST_REPEATED;
    }

    private static byte[] digest(String... parts) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    Submission submission(@Nullable UUID repeats, @Nullable Standing reader) {
        return new Submission(article, parent, displayName, text, at, repeats, reader, null);
    }
}
