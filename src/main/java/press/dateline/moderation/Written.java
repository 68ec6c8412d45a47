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

    /** A digest that is the same for what says the same, by the same name, on the same article. */
    byte[] repeatKey() {
        String said = FoldedText.of(text).words();
        String same = said.isEmpty() ? text : said;
        String to = same.length() < SHORTEST_REPEATED && parent != null ? parent.toString() : "";
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join(
                                    "\n",
                                    article.toString(),
                                    to,
                                    FoldedText.of(displayName).words(),
                                    same)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    Submission submission(@Nullable UUID repeats, @Nullable Standing reader) {
        return new Submission(article, parent, displayName, text, at, repeats, reader, null);
    }
}
