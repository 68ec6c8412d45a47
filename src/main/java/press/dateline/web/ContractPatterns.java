package press.dateline.web;

import org.jspecify.annotations.Nullable;

/**
 * Patterns as the contract can say them. Bean Validation matches a whole text by Java's rules; JSON Schema looks for a
 * match anywhere, by those of ECMA-262. So they get anchors and lose Java's flags. One that names classes of Unicode is
 * left out: most readers of contracts know them only with a flag that nothing in a contract can set.
 */
final class ContractPatterns {

    /** What {@code @NotBlank} becomes: it is looked for anywhere already. */
    private static final String NOT_BLANK = "\\S";

    private static final String ANY_CHARACTER = "(?s)";

    private ContractPatterns() {}

    /** The pattern for the contract; null where it cannot say it. */
    static @Nullable String portable(String pattern) {
        if (pattern.equals(NOT_BLANK)) {
            return pattern;
        }
        boolean dotIsAny = pattern.startsWith(ANY_CHARACTER);
        String body = dotIsAny ? pattern.substring(ANY_CHARACTER.length()) : pattern;
        StringBuilder portable = new StringBuilder("^(?:");
        boolean inClass = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\\') {
                i++;
                char escaped = body.charAt(i);
                if (escaped == 'p' || escaped == 'P') {
                    return null;
                }
                portable.append(c).append(escaped);
                continue;
            }
            if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
            portable.append(c == '.' && dotIsAny && !inClass ? "[\\s\\S]" : c);
        }
        return portable.append(")$").toString();
    }
}
