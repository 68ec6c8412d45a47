package press.dateline.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;
import press.dateline.block.UrlRules;

/**
 * Writes one block's text as HTML, range by range in the order of the text. Whatever the spans are, what comes out is
 * well-formed: a span that leaves its range or crosses another is cut.
 */
final class InlineHtml {

    private final StringBuilder out;
    private final String text;
    private final List<Span> spans;
    private final Function<Span, Optional<String>> addresses;

    private int next;
    /** Spans that have begun and go beyond the last range. */
    private List<Span> unfinished = List.of();

    /** @param addresses where the page of a marked person or place is; empty where it has none */
    InlineHtml(StringBuilder out, Block block, Function<Span, Optional<String>> addresses) {
        this.out = out;
        this.text = block.text();
        this.spans = SpanRules.sorted(block.spans());
        this.addresses = addresses;
    }

    /** A tag that is open. */
    private record Open(int end, String closing) {}

    /** All of the text. */
    void appendAll() {
        append(0, text.length());
    }

    /** A range of the text, which begins where or after the last one ended. */
    void append(int from, int to) {
        List<Span> here = new ArrayList<>(unfinished);
        while (next < spans.size() && spans.get(next).start() < to) {
            here.add(spans.get(next));
            next++;
        }
        Deque<Open> open = new ArrayDeque<>();
        int at = from;
        for (int i = 0; i < here.size(); i++) {
            Span span = here.get(i);
            int start = Math.max(span.start(), at);
            at = closeUntil(start, at, open);
            int end = Math.min(span.end(), open.isEmpty() ? to : open.element().end);
            if (start < end) {
                escape(at, start);
                at = start;
                String closing = open(span, open, here.subList(i + 1, here.size()));
                if (!closing.isEmpty()) {
                    open.push(new Open(end, closing));
                }
            }
        }
        at = closeUntil(to, at, open);
        escape(at, to);
        unfinished = here.stream().filter(span -> span.end() > to).toList();
    }

    private int closeUntil(int limit, int from, Deque<Open> open) {
        int at = from;
        while (!open.isEmpty() && open.element().end <= limit) {
            Open last = open.pop();
            escape(at, last.end);
            at = Math.max(at, last.end);
            out.append(last.closing);
        }
        return at;
    }

    /** Writes the opening tag and answers the closing one; both empty where the span has no target that may be written. */
    private String open(Span span, Deque<Open> open, List<Span> following) {
        boolean insideLink = open.stream().anyMatch(tag -> tag.closing.equals("</a>"));
        return switch (span.type()) {
            case Span.STRONG -> tag("<strong>", "</strong>");
            case Span.EMPHASIS -> tag("<em>", "</em>");
            case Span.LINK ->
                insideLink
                                || span.url() == null
                                || UrlRules.linkFault(span.url()).isPresent()
                        ? ""
                        : tag("<a href=\"" + escaped(span.url()) + "\">", "</a>");
            case Span.PERSON, Span.PLACE, Span.QUOTE -> {
                if (span.id() == null) {
                    yield "";
                }
                String data = " data-" + span.type() + "=\"" + span.id() + "\">";
                Optional<String> address = span.type().equals(Span.QUOTE) || insideLink || holdsLink(span, following)
                        ? Optional.empty()
                        : addresses
                                .apply(span)
                                .filter(url -> UrlRules.linkFault(url).isEmpty());
                yield address.map(url -> tag("<a href=\"" + escaped(url) + "\"" + data, "</a>"))
                        .orElseGet(() -> tag("<span" + data, "</span>"));
            }
            default -> "";
        };
    }

    private String tag(String opening, String closing) {
        out.append(opening);
        return closing;
    }

    /** Whether a link stands inside a span: links do not nest in HTML, and one that an editor made comes first. */
    private static boolean holdsLink(Span span, List<Span> following) {
        for (Span other : following) {
            if (other.start() >= span.end()) {
                return false;
            }
            if (other.type().equals(Span.LINK)) {
                return true;
            }
        }
        return false;
    }

    private void escape(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("<br>");
                case '\r' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "<br>");
                default -> appendEscaped(out, c);
            }
        }
    }

    /** A text as it may stand in an attribute between double quotes, or between tags. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case 0 -> out.append('\uFFFD');
            default -> out.append(c);
        }
    }
}
