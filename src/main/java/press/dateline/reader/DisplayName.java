package press.dateline.reader;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reader may be called. */
public final class DisplayName {

    /** How long it may be, in UTF-16 code units. */
    public static final int LONGEST = 80;

    /**
     * Something visible, and neither control characters and line ends nor overrides of the writing direction, which forge
     * other names.
     */
    public static final String PATTERN =
            "(?s)(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*";

    /** What is said of what does not match. */
    public static final String MESSAGE =
            "must hold a visible character, and no control characters, line ends or overrides of the writing direction";

    private static final Pattern VALID = Pattern.compile(PATTERN);
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private DisplayName() {}

    /** Whether a text from elsewhere may be one. */
    static boolean isValid(@Nullable String text) {
        return text != null
                && text.length() <= LONGEST
                && VALID.matcher(text).matches()
                && !LONE_SURROGATE.matcher(text).find();
    }
}
