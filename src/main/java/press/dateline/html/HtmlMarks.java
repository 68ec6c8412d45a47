package press.dateline.html;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.dateline.block.Span;
import press.dateline.block.UrlRules;
import press.dateline.html.TextCollector.Mark;

/** Reads the elements that mark a run of text. */
final class HtmlMarks {

    private static final String QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』";

    private HtmlMarks() {}

    /** Begins a mark where the element stands for one; its text is kept in any case. Answers what ends it. */
    static Runnable enter(String name, Element element, HtmlArea area) {
        return switch (name) {
            case "strong", "b" -> mark(Span.STRONG, area);
            case "em", "i" -> mark(Span.EMPHASIS, area);
            case "a" -> link(element, area);
            case "q" -> quotation(element, area);
            case "rt" -> between("(", ")", area);
            case "sub", "sup" -> lost("text is kept on the line that was set below or above it", element, area);
            case "del", "s", "strike" -> lost("text is kept that was struck out", element, area);
            case "math" -> lost("a formula is kept as its text", element, area);
            default -> HtmlMarks::nothing;
        };
    }

    /** The end of an element at which nothing is to be done. */
    static void nothing() {}

    private static Runnable mark(String type, HtmlArea area) {
        Mark mark = area.text.open(type, null);
        return mark == null ? HtmlMarks::nothing : () -> area.text.close(mark);
    }

    private static Runnable link(Element element, HtmlArea area) {
        if (!element.hasAttr("href")) {
            return HtmlMarks::nothing;
        }
        String url = UrlRules.tidied(element.attr("href"));
        Optional<String> fault = UrlRules.linkFault(url);
        if (fault.isPresent()) {
            area.losses.add("a link is left out: it " + fault.get(), element.attr("href"));
            return HtmlMarks::nothing;
        }
        Mark mark = area.text.open(Span.LINK, url);
        if (mark == null) {
            area.losses.add("a link inside a link is left out", url);
            return HtmlMarks::nothing;
        }
        return () -> {
            if (!area.text.close(mark)) {
                area.losses.add("a link without text is left out", url);
            }
        };
    }

    /** A quotation (q), which browsers show between quotation marks that are not in the text. */
    private static Runnable quotation(Element element, HtmlArea area) {
        String start = firstText(element);
        if (start.isEmpty() || QUOTATION_MARKS.indexOf(start.charAt(0)) >= 0) {
            return HtmlMarks::nothing;
        }
        return isInQuotation(element) ? between("‘", "’", area) : between("“", "”", area);
    }

    private static Runnable between(String before, String after, HtmlArea area) {
        area.append(before);
        return () -> area.append(after);
    }

    private static Runnable lost(String what, Element element, HtmlArea area) {
        area.losses.add(what, area.losses.areTold() ? element.text() : "");
        return HtmlMarks::nothing;
    }

    private static boolean isInQuotation(Element element) {
        for (Element around = element.parent(); around != null; around = around.parent()) {
            if (around.normalName().equals("q")) {
                return true;
            }
        }
        return false;
    }

    /** The text that an element begins with; empty where it begins with something else. */
    private static String firstText(Element element) {
        Node node = element;
        while (node instanceof Element && node.childNodeSize() > 0) {
            node = node.childNode(0);
        }
        return node instanceof TextNode text ? text.getWholeText().strip() : "";
    }
}
