package press.dateline.reader;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who a reader's token is of. */
sealed interface Presented {

    /** A name for the reader that says nothing of them: the same for all tokens of the same one. */
    String name();

    /**
     * Somebody who has signed in at the identity provider.
     *
     * @param displayName null where the token names none that can be shown
     * @param roles those that are known here
     */
    record SignedIn(String issuer, String subject, @Nullable String displayName, Set<String> roles)
            implements Presented {

        @Override
        public String name() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is missing from this Java", e);
            }
        }
    }

    /** Who has the secret with this hash: a guest, if anybody. */
    record Guest(byte[] tokenHash) implements Presented {

        @Override
        public String name() {
            return HexFormat.of().formatHex(tokenHash);
        }
    }
}
