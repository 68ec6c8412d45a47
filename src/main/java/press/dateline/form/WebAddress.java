package press.dateline.form;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Link;

/** An address as standards take it that know URIs (RFC 3986) only: letters beyond ASCII are percent-encoded. */
final class WebAddress {

    private WebAddress() {}

    /** The address; null where it is none. */
    static @Nullable String of(@Nullable Link link) {
        return link == null ? null : of(link.target());
    }

    /** An http or https address in a text that holds nothing else; null where it does not. */
    static @Nullable String of(@Nullable String text) {
        if (text == null || !text.matches("(?i)https?://\\S+")) {
            return null;
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() == null ? null : uri.toASCIIString();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
