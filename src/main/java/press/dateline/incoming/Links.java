package press.dateline.incoming;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Makes the relative links of a text absolute. */
public final class Links {

    private static final List<String> ATTRIBUTES = List.of("href", "src", "cite", "poster", "data-src");

    /** An attribute that names an address which is not absolute. */
    private static final Pattern NAMES_LINK = Pattern.compile(
            "(?i)\\b(?:href|src|cite|poster)\\s*+=\\s*+[\"']?+\\s*+" + "(?!\\s|[\"'#]|[a-z][a-z0-9+.-]*+:)");

    /** A name that no element has: the parser takes time that grows with the square of its length. */
    private static final Pattern ENDLESS_NAME = Pattern.compile("</?[A-Za-z][^\\s/>]{200,}");

    private static final int LONGEST_ADDRESS = 10_000;
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
        String readable = ENDLESS_NAME
                .matcher(html)
                .replaceAll(name -> Matcher.quoteReplacement(name.group().replace("<", "&lt;")));
        var nodes = Parser.htmlParser().setMaxDepth(DEEPEST).parseFragmentInput(readable, shell.body(), "");
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

    /** An address against another one (RFC 3986, section 5); as it was where it is none, or very long. */
    public static String resolve(String base, String written) {
        if (base.length() > LONGEST_ADDRESS || written.length() > LONGEST_ADDRESS) {
            return written;
        }
        try {
            return new URI(base).resolve(new URI(written)).toString();
        } catch (URISyntaxException e) {
            return written;
        }
    }
}
