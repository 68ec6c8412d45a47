package press.dateline.comment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.HtmlWriter;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;
import press.dateline.block.UrlRules;

/**
 * Writes the parsed text of a comment as HTML and as plain text at once. All tags and attributes are written here, all
 * text is escaped; a node that is not known here is written as its source.
 */
final class CommentWriter {

    /** Links as they may be written: with a text and an address in place, or an address in angle brackets. */
    private static final Pattern LINK = Pattern.compile("(?s)\\[\\s*+[^\\s\\]].*\\)|<.*>");

    private static final LinkExtractor URLS = LinkExtractor.builder()
            .linkTypes(Set.of(LinkType.URL, LinkType.WWW))
            .build();

    private final String source;
    private final StringBuilder htmlText = new StringBuilder();
    private final HtmlWriter html = new HtmlWriter(htmlText);
    private final StringBuilder plain = new StringBuilder();

    /** What each line of the plain text begins with: the marks of quotes, the indentation of lists. */
    private String margin = "";

    private boolean insideLink;

    /** @param source what the nodes were read from */
    CommentWriter(String source) {
        this.source = source;
    }

    CommentText write(Node document) {
        blocks(document, false);
        return new CommentText(htmlText.toString(), plain.toString());
    }

    // Blocks

    /** @param tight whether they stand in a list without blank lines */
    private void blocks(Node parent, boolean tight) {
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            if (block.getPrevious() != null) {
                plainGap(tight);
            }
            block(block, tight);
        }
    }

    private void block(Node block, boolean tight) {
        switch (block) {
            case BlockQuote quote
            when quote.getFirstChild() != null -> {
                html.tag("blockquote");
                indented("> ", "> ", quote, false);
                html.tag("/blockquote");
            }
            case BulletList list -> {
                html.tag("ul");
                items(list, _ -> "- ", "  ");
                html.tag("/ul");
            }
            case OrderedList list -> {
                int first = list.getMarkerStartNumber();
                html.tag("ol", first == 1 ? Map.of() : Map.of("start", String.valueOf(first)));
                items(list, i -> (first + i) + ". ", "   ");
                html.tag("/ol");
            }
            case Paragraph paragraph when tight -> inlines(paragraph);
            case Paragraph paragraph -> {
                html.tag("p");
                inlines(paragraph);
                html.tag("/p");
            }
            default -> {
                html.tag("p");
                text(sourceOf(block));
                html.tag("/p");
            }
        }
    }

    private void items(ListBlock list, IntFunction<String> mark, String indentation) {
        int i = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (i > 0) {
                plainGap(list.isTight());
            }
            html.tag("li");
            indented(mark.apply(i), indentation, item, list.isTight());
            html.tag("/li");
            i++;
        }
    }

    private void indented(String first, String others, Node parent, boolean tight) {
        String outer = margin;
        plain.append(first);
        margin += others;
        blocks(parent, tight);
        margin = outer;
    }

    private void plainGap(boolean tight) {
        if (!tight) {
            plain.append('\n').append(margin.stripTrailing());
        }
        plain.append('\n').append(margin);
    }

    // Inlines

    private void inlines(Node parent) {
        for (Node inline = parent.getFirstChild(); inline != null; inline = inline.getNext()) {
            switch (inline) {
                case Text text -> text(text.getLiteral());
                case Emphasis emphasis -> marked("em", emphasis);
                case StrongEmphasis strong -> marked("strong", strong);
                case SoftLineBreak _, HardLineBreak _ -> lineBreak();
                case Link link when isAllowed(link) -> link(link);
                default -> text(sourceOf(inline));
            }
        }
    }

    private void marked(String tag, Node inlines) {
        html.tag(tag);
        inlines(inlines);
        html.tag("/" + tag);
    }

    private boolean isAllowed(Link link) {
        return isAllowed(link.getDestination()) && LINK.matcher(sourceOf(link)).matches();
    }

    /** Whether a link may lead there: an absolute http, https or mailto URL. */
    private static boolean isAllowed(String url) {
        return !url.startsWith("/") && UrlRules.linkFault(url).isEmpty();
    }

    private void link(Link link) {
        String url = link.getDestination();
        int start = plain.length();
        openLink(url);
        inlines(link);
        closeLink();
        String text = plain.substring(start);
        if (!url.equals(text) && !url.equals("mailto:" + text)) {
            plain.append(" (").append(url).append(')');
        }
    }

    private void openLink(String url) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("href", url);
        attributes.put("rel", "nofollow ugc");
        html.tag("a", attributes);
        insideLink = true;
    }

    private void closeLink() {
        html.tag("/a");
        insideLink = false;
    }

    /** Text in which URLs become links, unless it is in a link already; it may have line ends. */
    private void text(String text) {
        if (insideLink) {
            words(text);
            return;
        }
        for (Span span : URLS.extractSpans(text)) {
            String part = text.substring(span.getBeginIndex(), span.getEndIndex());
            String url = span instanceof LinkSpan link && link.getType() == LinkType.WWW ? "https://" + part : part;
            if (span instanceof LinkSpan && isAllowed(url)) {
                openLink(url);
                words(part);
                closeLink();
            } else {
                words(part);
            }
        }
    }

    private void words(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                lineBreak();
            }
            html.text(lines[i]);
            plain.append(lines[i]);
        }
    }

    private void lineBreak() {
        html.tag("br");
        plain.append('\n').append(margin);
    }

    /** What the reader wrote for a node, without the marks of the quotes and lists that it stands in. */
    private String sourceOf(Node node) {
        return node.getSourceSpans().stream()
                .map(span -> source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength()))
                .collect(Collectors.joining("\n"));
    }
}
