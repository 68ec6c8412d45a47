package press.dateline.form;

import org.jspecify.annotations.Nullable;

/** Text as XML 1.0 can hold it (section 2.2): no escape stands for most control characters, so they must not be in it. */
public final class XmlText {

    private static final int INSTEAD = 0xFFFD;

    private XmlText() {}

    /** The text with U+FFFD in the place of each character that XML does not know. */
    public static String of(String text) {
        return text.codePoints().allMatch(XmlText::isCharacter)
                ? text
                : text.codePoints()
                        .map(c -> isCharacter(c) ? c : INSTEAD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** The same; null where there is none. */
    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** Text as HTML that shows it. */
    public static String html(String text) {
        return of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
