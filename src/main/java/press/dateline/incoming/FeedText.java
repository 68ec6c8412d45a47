package press.dateline.incoming;

import org.jspecify.annotations.Nullable;

/**
 * A text of a feed.
 *
 * @param type as it was written: text, html, xhtml, a media type; absent where the format does not say
 * @param value may be empty where the text is elsewhere
 * @param src where the text is, if it is not here
 */
public record FeedText(
        @Nullable String type, String value, @Nullable String src) {}
