package press.dateline.importing;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.dateline.incoming.FeedText;
import press.dateline.web.Texts;

/** The texts of feeds as HTML or plain text. RSS does not say which of these a text is: what looks like markup is. */
final class FeedTexts {

    private static final Pattern MARKUP = Pattern.compile(
            "</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>|&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,12});",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LINE = 100_000;

    private FeedTexts() {}

    /** Whether the text is here, and text: not a film, nor elsewhere. */
    static boolean isText(FeedText text) {
        String type = type(text);
        return !text.value().isBlank() && (!type.contains("/") || type.startsWith("text/") || type.contains("html"));
    }

    /** As HTML; plain text as escaped paragraphs. */
    static String html(FeedText text) {
        return isHtml(text) ? text.value() : NinjsText.paragraphs(text.value());
    }

    /** The text alone, on one line; null where it has no words. */
    static @Nullable String line(@Nullable FeedText text) {
        if (text == null || !isText(text)) {
            return null;
        }
        String value = Texts.beginning(text.value(), LONGEST_LINE);
        String plain = isHtml(text) ? Jsoup.parseBodyFragment(value).text() : value;
        String line = plain.replaceAll("[\\s\\u00a0]+", " ").strip();
        return line.isEmpty() ? null : line;
    }

    static @Nullable String line(@Nullable String written) {
        return written == null || written.isBlank() ? null : line(new FeedText(null, written, null));
    }

    private static boolean isHtml(FeedText text) {
        String type = type(text);
        return type.contains("html")
                || (type.isEmpty() && MARKUP.matcher(text.value()).find());
    }

    private static String type(FeedText text) {
        String type = text.type();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
