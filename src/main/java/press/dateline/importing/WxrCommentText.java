package press.dateline.importing;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.dateline.block.UrlRules;

/**
 * The text of a comment: WordPress keeps HTML with the line ends of what was typed, Dateline Markdown. Emphasis, links,
 * quotes and lists become marks; of other elements the text stays; what looks like marks stands behind a backslash.
 */
final class WxrCommentText {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_\\[\\]<]");
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s{0,3})([>+-]|[0-9]{1,9}(?=[.)]))");
    private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");
    private static final int DEEPEST = 50;

    private final StringBuilder out = new StringBuilder();

    private WxrCommentText() {}

    static String of(String html) {
        WxrCommentText text = new WxrCommentText();
        text.children(
                Jsoup.parseBodyFragment(html.replace("\r\n", "\n").replace('\r', '\n'))
                        .body(),
                0);
        return MANY_LINES.matcher(text.out.toString()).replaceAll("\n\n").strip();
    }

    private void children(Element parent, int depth) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                out.append(escaped(text.getWholeText()));
            } else if (child instanceof Element element && depth < DEEPEST) {
                element(element, depth + 1);
            } else if (child instanceof Element element) {
                out.append(escaped(element.wholeText()));
            }
        }
    }

    private void element(Element element, int depth) {
        switch (element.normalName()) {
            case "br" ->
                out.append(
                        element.nextSibling() instanceof TextNode next
                                        && next.getWholeText().startsWith("\n")
                                ? ""
                                : "\n");
            case "strong", "b" -> marked("**", element, depth);
            case "em", "i", "cite" -> marked("*", element, depth);
            case "a" -> link(element, depth);
            case "p", "div", "ul", "ol", "pre" -> {
                out.append("\n\n");
                children(element, depth);
                out.append("\n\n");
            }
            case "li" -> {
                out.append("\n- ");
                children(element, depth);
            }
            case "blockquote" -> {
                String quote = inner(element, depth);
                out.append("\n\n> ").append(quote.replace("\n", "\n> ")).append("\n\n");
            }
            case "script", "style" -> {}
            default -> children(element, depth);
        }
    }

    private String inner(Element element, int depth) {
        WxrCommentText text = new WxrCommentText();
        text.children(element, depth);
        return MANY_LINES.matcher(text.out.toString()).replaceAll("\n\n").strip();
    }

    private void marked(String mark, Element element, int depth) {
        String text = inner(element, depth);
        // Marks do not reach over paragraphs.
        out.append(text.isEmpty() || text.contains("\n\n") ? text : mark + text + mark);
    }

    private void link(Element element, int depth) {
        String text = inner(element, depth);
        String url = UrlRules.tidied(element.attr("href"));
        if (UrlRules.webFault(url).isPresent() || text.isEmpty()) {
            out.append(text);
        } else if (element.wholeText().strip().toLowerCase(Locale.ROOT).equals(url.toLowerCase(Locale.ROOT))) {
            out.append(url);
        } else {
            out.append('[')
                    .append(text.replace("\n", " "))
                    .append("](<")
                    .append(url)
                    .append(">)");
        }
    }

    private static String escaped(String text) {
        // An address that was typed is shown as a link as it is.
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (String word : text.split("(?<=\\s)|(?=\\s)", -1)) {
            escaped.append(
                    word.startsWith("http://") || word.startsWith("https://")
                            ? word
                            : SPECIAL.matcher(word).replaceAll("\\\\$0"));
        }
        return LINE_START.matcher(escaped).replaceAll(match -> {
            String mark = match.group(2);
            return java.util.regex.Matcher.quoteReplacement(
                    match.group(1) + (Character.isDigit(mark.charAt(0)) ? mark : "\\" + mark));
        });
    }
}
