package press.dateline.incoming;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Makes the relative links of a text absolute. */
public final class Links {

    private static final List<String> ATTRIBUTES = List.of("href", "src", "cite", "poster", "data-src");
    private static final Pattern NAMES_LINK = Pattern.compile("(?i)\\b(?:href|src|cite|poster)\\s*=");
    private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|#).*", Pattern.DOTALL);
    private static final int DEEPEST = 128;

    private Links() {}

    /**
     * HTML with its relative links resolved; as it was where there are none, or no base.
     *
     * @param base an absolute address
     */
    public static String absolute(String html, @Nullable String base) {
        if (base == null || !NAMES_LINK.matcher(html).find()) {
            return html;
        }
        Document shell = Document.createShell("");
        var nodes = Parser.htmlParser().setMaxDepth(DEEPEST).parseFragmentInput(html, shell.body(), "");
        shell.body().appendChildren(nodes);
        boolean changed = false;
        for (Element element : shell.body().getAllElements()) {
            for (String name : ATTRIBUTES) {
                String written = element.attr(name).strip();
                if (!written.isEmpty() && !ABSOLUTE.matcher(written).matches()) {
                    element.attr(name, resolve(base, written));
                    changed = true;
                }
            }
        }
        if (!changed) {
            return html;
        }
        shell.outputSettings().prettyPrint(false);
        return shell.body().html();
    }

    /** An address against another one (RFC 3986, section 5); as it was where it is none. */
    public static String resolve(String base, String written) {
        try {
            return new URI(base).resolve(new URI(written)).toString();
        } catch (URISyntaxException e) {
            return written;
        }
    }
}
