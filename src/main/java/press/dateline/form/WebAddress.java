package press.dateline.form;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Link;

/**
 * An address as standards take it that know URIs (RFC 3986) only. Browsers take more: what of it is no URI, is written as
 * they send it, a host with letters beyond ASCII by IDNA (RFC 3490), any other character percent-encoded.
 */
public final class WebAddress {

    private static final Pattern WEB = Pattern.compile("(?i)(https?://)([^/?#\\s]+)(\\S*)");

    private static final Pattern ASCII_HOST =
            Pattern.compile("\\[[0-9A-Fa-f:.]+](?::[0-9]*)?|[\\x21-\\x7E&&[^\\[\\]]]+");

    private static final String UNRESERVED = "-._~";

    /** Stands for itself behind the host. */
    private static final String DELIMITERS = "!$&'()*+,;=:@/?";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private WebAddress() {}

    /** The address; null where it is none. */
    static @Nullable String of(@Nullable Link link) {
        return link == null ? null : of(link.target());
    }

    /** An http or https address in a text that holds nothing else; null where it does not. */
    public static @Nullable String of(@Nullable String text) {
        Matcher web = WEB.matcher(text == null ? "" : text);
        if (!web.matches()) {
            return null;
        }
        try {
            URI uri = new URI(web.group(1) + host(web.group(2)) + encoded(web.group(3)));
            return uri.getRawAuthority() == null ? null : uri.toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Of letters that this Java and browsers read differently (IDNA 2003, 2008), whoever resolves the name decides. */
    private static String host(String authority) {
        if (ASCII_HOST.matcher(authority).matches()) {
            return authority;
        }
        return authority.chars().anyMatch(c -> c == 'ß' || c == 'ς') ? encoded(authority) : IDN.toASCII(authority);
    }

    /** Path, query and fragment. What is percent-encoded already stays so. */
    private static String encoded(String rest) {
        StringBuilder out = new StringBuilder(rest.length() + 16);
        boolean inFragment = false;
        int at = 0;
        while (at < rest.length()) {
            int c = rest.codePointAt(at);
            boolean begins = c == '#' && !inFragment;
            if (begins || isKept(c) || (c == '%' && isEncoded(rest, at))) {
                out.appendCodePoint(c);
            } else {
                for (byte one : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.toHexDigits(one));
                }
            }
            inFragment |= begins;
            at += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isKept(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED.indexOf(c) >= 0
                || DELIMITERS.indexOf(c) >= 0;
    }

    private static boolean isEncoded(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
