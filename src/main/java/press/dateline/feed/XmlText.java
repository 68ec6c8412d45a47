package press.dateline.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text as XML 1.0 can hold it (section 2.2): no escape stands for most control characters, so they must not be in it. */
final class XmlText {

    private static final int INSTEAD = 0xFFFD;

    private XmlText() {}

    /** The text with U+FFFD in the place of each character that XML does not know. */
    static String of(String text) {
        return text.codePoints().allMatch(XmlText::isCharacter)
                ? text
                : text.codePoints()
                        .map(c -> isCharacter(c) ? c : INSTEAD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** Text as HTML that shows it. */
    static String html(String text) {
        return of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A feed as bytes of UTF-8. */
    static byte[] bytes(WireFeed feed) {
        try {
            return new WireFeedOutput().outputString(feed, false).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed can be written", e);
        }
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
