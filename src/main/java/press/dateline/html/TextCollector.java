package press.dateline.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;

/**
 * Gathers the text of one block as HTML shows it: runs of white space become one space, none at the ends
 * (HTML Standard, "ASCII whitespace"; CSS Text 3, section 4.1), and marks that are opened and closed become spans.
 * White space and line breaks are held back until text follows them.
 */
final class TextCollector {

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    /** Outermost first. */
    private final Deque<Mark> open = new ArrayDeque<>();

    private int breaks;
    private boolean space;

    /** A mark that is open; its range begins at the first text after it was opened. */
    static final class Mark {

        private final String type;
        private final @Nullable String url;
        /** The same mark on the text around, of which this one is a part. */
        private final @Nullable Mark whole;

        private int start = -1;
        private boolean used;

        private Mark(String type, @Nullable String url, @Nullable Mark whole) {
            this.type = type;
            this.url = url;
            this.whole = whole;
        }

        private void beginAt(int at) {
            start = at;
            for (Mark mark = this; mark != null && !mark.used; mark = mark.whole) {
                mark.used = true;
            }
        }
    }

    TextCollector() {}

    /** A collector of text inside another's marks. */
    TextCollector(TextCollector around) {
        around.open.forEach(mark -> open.addLast(new Mark(mark.type, mark.url, mark)));
    }

    /** Opens a mark; null where one of the type is open already, since a second one would say nothing more. */
    @Nullable
    Mark open(String type, @Nullable String url) {
        for (Mark mark : open) {
            if (mark.type.equals(type)) {
                return null;
            }
        }
        Mark mark = new Mark(type, url, null);
        open.addLast(mark);
        return mark;
    }

    /** Closes the mark that was opened last. Answers whether it marked any text. */
    boolean close(Mark mark) {
        open.removeLastOccurrence(mark);
        finish(mark);
        return mark.used;
    }

    /** Text in which white space is collapsed. */
    void append(String raw) {
        int i = 0;
        while (i < raw.length()) {
            if (isSpace(raw.charAt(i))) {
                space = true;
                i++;
                continue;
            }
            int end = i + 1;
            while (end < raw.length() && !isSpace(raw.charAt(end))) {
                end++;
            }
            begin();
            text.append(raw, i, end);
            i = end;
        }
    }

    /** Text that is kept as it is, line breaks as U+000A; blank lines at the start are left out. */
    void appendPreserved(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        int from = 0;
        while (text.isEmpty() && from < lines.length() && lines.charAt(from) == '\n') {
            from++;
        }
        if (from < lines.length()) {
            begin();
            text.append(lines, from, lines.length());
        }
    }

    /** A place where words part. */
    void space() {
        space = true;
    }

    /** A line break. */
    void lineBreak() {
        breaks++;
    }

    /** Whether a line break was the last thing to come, white space aside. */
    boolean breakWaits() {
        return breaks > 0;
    }

    /** Whether there is no text yet. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * What has been gathered; empty where it is nothing but white space. The next text starts anew, inside the same
     * open marks.
     */
    MarkedText take() {
        open.forEach(this::finish);
        int length = text.length();
        while (length > 0 && isSpace(text.charAt(length - 1))) {
            length--;
        }
        text.setLength(length);
        MarkedText taken = isBlank() ? MarkedText.EMPTY : new MarkedText(text.toString(), SpanRules.sorted(spans));
        text.setLength(0);
        spans.clear();
        breaks = 0;
        space = false;
        return taken;
    }

    private void begin() {
        if (!text.isEmpty()) {
            if (breaks > 0) {
                text.repeat('\n', breaks);
            } else if (space) {
                text.append(' ');
            }
        }
        breaks = 0;
        space = false;
        for (Iterator<Mark> marks = open.descendingIterator(); marks.hasNext(); ) {
            Mark mark = marks.next();
            if (mark.start >= 0) {
                break;
            }
            mark.beginAt(text.length());
        }
    }

    private void finish(Mark mark) {
        int end = text.length();
        while (mark.start >= 0 && end > mark.start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (mark.start >= 0 && end > mark.start) {
            spans.add(new Span(mark.start, end, mark.type, null, mark.url, null));
        }
        mark.start = -1;
    }

    private boolean isBlank() {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    /** ASCII whitespace of the HTML Standard: tab, line feed, form feed, carriage return, space. */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
