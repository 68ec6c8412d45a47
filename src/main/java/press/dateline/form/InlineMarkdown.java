package press.dateline.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import press.dateline.block.Span;
import press.dateline.document.BlockView.SpanView;

/**
 * Adds a text with its marks to a node of CommonMark (version 0.31). What would be markup is escaped (section 2.4), and
 * white space that a reader would drop is written as character references (section 2.5): the library's own escaping
 * leaves both to be read as something else.
 */
final class InlineMarkdown {

    /** What may begin markup anywhere in a line; the last one in GitHub's dialect. */
    private static final String ANYWHERE = "`*_[]<>~";

    /** What may begin markup at the beginning of a line only. */
    private static final String AT_START = "+-=:";

    private final String text;
    private final List<SpanView> spans;
    private final Function<SpanView, Optional<Node>> marks;
    private final boolean breaks;

    /**
     * @param spans outer before inner; they nest and never cross
     * @param marks the node that stands for a span; empty where none does
     * @param breaks whether the text may go over several lines
     */
    InlineMarkdown(String text, List<SpanView> spans, Function<SpanView, Optional<Node>> marks, boolean breaks) {
        this.text = text;
        this.spans = spans;
        this.marks = marks;
        this.breaks = breaks;
    }

    /** Adds a range of the text, with white space at its edges. */
    void addTo(Node parent, int from, int to) {
        add(parent, new Range(from, to), new Range(from, to), spans, false);
    }

    private record Range(int from, int to) {}

    /**
     * @param here what is added
     * @param whole what begins and ends a block of Markdown
     */
    private void add(Node parent, Range here, Range whole, List<SpanView> inside, boolean linked) {
        int at = here.from;
        for (int i = 0; i < inside.size(); i++) {
            SpanView span = inside.get(i);
            int next = i + 1;
            while (next < inside.size() && inside.get(next).start() < span.end()) {
                next++;
            }
            List<SpanView> inner = inside.subList(i + 1, next);
            Range marked = marked(span, at, here.to);
            if (marked.from < marked.to) {
                addText(parent, at, marked.from, whole);
                Optional<Node> mark = mark(span, inner, linked);
                mark.ifPresent(parent::appendChild);
                boolean link = linked || mark.filter(Link.class::isInstance).isPresent();
                add(mark.orElse(parent), marked, whole, inner, link);
                at = marked.to;
            }
            i = next - 1;
        }
        addText(parent, at, here.to, whole);
    }

    /** What a span marks of a range; emphasis neither begins nor ends with white space (section 6.2). */
    private Range marked(SpanView span, int from, int to) {
        int start = Math.clamp(span.start(), from, to);
        int end = Math.clamp(span.end(), start, to);
        if (span.type().equals(Span.STRONG) || span.type().equals(Span.EMPHASIS)) {
            while (start < end && isSpace(text.charAt(start))) {
                start++;
            }
            while (start < end && isSpace(text.charAt(end - 1))) {
                end--;
            }
        }
        return new Range(start, end);
    }

    /** A link holds no link, and one that an editor made comes before those to people. */
    private Optional<Node> mark(SpanView span, List<SpanView> inner, boolean linked) {
        return marks.apply(span)
                .filter(node -> !(node instanceof Link)
                        || !(linked
                                || inner.stream().anyMatch(other -> other.type().equals(Span.LINK))));
    }

    private void addText(Node parent, int from, int to, Range whole) {
        StringBuilder raw = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (breaks && c == '\n' && isInk(i - 1, whole) && isInk(i + 1, whole)) {
                flush(parent, raw);
                parent.appendChild(new HardLineBreak());
            } else if (c == '\n' || c == '\r' || (isSpace(c) && isAtAnEdge(i, whole))) {
                raw.append("&#").append((int) c).append(';');
            } else {
                escape(raw, i, to, whole);
            }
        }
        flush(parent, raw);
    }

    private void escape(StringBuilder raw, int at, int to, Range whole) {
        char c = text.charAt(at);
        boolean lineBegins = beginsLine(at, whole);
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (c) {
            // A table's row is parted before escapes are looked at.
            case '|' -> raw.append("&#124;");
            case '\\' -> raw.append(at + 1 == whole.to ? "&#92;" : "\\\\");
            case '&' -> raw.append(after == '#' || Character.isLetterOrDigit(after) ? "&amp;" : "&");
            case '#' -> raw.append(isSpace(before) || lineBegins ? "\\#" : "#");
            case '!' -> raw.append(at + 1 == to ? "\\!" : "!");
            case '.', ')' -> raw.append(followsNumber(at, whole) ? "\\" : "").append(c);
            default -> {
                boolean escaped = ANYWHERE.indexOf(c) >= 0 || (lineBegins && AT_START.indexOf(c) >= 0);
                raw.append(escaped ? "\\" : "").append(c);
            }
        }
    }

    /** A space between two texts. */
    static Node space() {
        return raw(" ");
    }

    private static void flush(Node parent, StringBuilder text) {
        if (!text.isEmpty()) {
            parent.appendChild(raw(text.toString()));
            text.setLength(0);
        }
    }

    /** What is escaped already: the library writes HTML as it is. */
    private static Node raw(String text) {
        HtmlInline node = new HtmlInline();
        node.setLiteral(text);
        return node;
    }

    /** Whether a line begins at a place. */
    private boolean beginsLine(int at, Range whole) {
        return at == whole.from || text.charAt(at - 1) == '\n';
    }

    /** Whether nothing but a number stands before a place in its line. */
    private boolean followsNumber(int at, Range whole) {
        int digits = at;
        while (digits > whole.from && Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return digits < at && beginsLine(digits, whole);
    }

    private boolean isInk(int at, Range whole) {
        return at >= whole.from && at < whole.to && !isSpace(text.charAt(at));
    }

    /** Whether there is nothing but white space between a place and one of the ends. */
    private boolean isAtAnEdge(int at, Range whole) {
        int before = at;
        while (before >= whole.from && isSpace(text.charAt(before))) {
            before--;
        }
        int after = at;
        while (after < whole.to && isSpace(text.charAt(after))) {
            after++;
        }
        return before < whole.from || after >= whole.to;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
