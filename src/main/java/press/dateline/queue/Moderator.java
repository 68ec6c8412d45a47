package press.dateline.queue;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.web.ProblemException;

/**
 * Who moderates.
 *
 * @param name which of those who share the key; null where that was not said
 */
record Moderator(UUID key, @Nullable String name) {

    static final int LONGEST_NAME = 80;

    /** On one line: neither control characters and line ends nor overrides of the writing direction. */
    static final String NAME =
            "(?s)(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*";

    static final String NAME_MESSAGE =
            "must hold a visible character, and no control characters, line ends or overrides of the writing direction";

    private static final Pattern VALID = Pattern.compile(NAME);

    /**
     * Who calls, with a key.
     *
     * @param name the parameter {@code moderator}
     * @throws ProblemException 400 where nobody is called so
     */
    static Moderator of(Caller caller, @Nullable String name) {
        if (name != null
                && (name.length() > LONGEST_NAME || !VALID.matcher(name).matches())) {
            throw ProblemException.parameter(
                    "moderator", NAME_MESSAGE + ", in " + LONGEST_NAME + " characters at most.");
        }
        return new Moderator(Objects.requireNonNull(caller.key()), name);
    }

    /** Whether it is somebody else who holds the claim; who does not say the name, here or there, is whoever shares the key. */
    boolean isOtherThan(ClaimView claim) {
        String holder = claim.moderator();
        return !claim.by().equals(key) || (name != null && holder != null && !name.equals(holder));
    }
}
