package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;

/**
 * Plain text with the marks on it.
 *
 * @param spans in canonical order ({@link SpanRules#ORDER}), nested
 */
public record MarkedText(String text, List<Span> spans) {

    static final MarkedText EMPTY = new MarkedText("", List.of());

    /** Which places a text is best parted at. */
    enum Parting {
        /** At a line's end, between sentences, between words. */
        PROSE,
        /** At a line's end wherever there is one: the lines are items or rows. */
        LINES
    }

    static MarkedText plain(String text) {
        return new MarkedText(text, List.of());
    }

    /** One text of several. */
    static MarkedText join(List<MarkedText> parts, String separator) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? EMPTY : parts.getFirst();
        }
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : separator);
            int offset = text.length();
            text.append(parts.get(i).text);
            parts.get(i).spans.forEach(span -> spans.add(at(span, span.start() + offset, span.end() + offset)));
        }
        return new MarkedText(text.toString(), spans);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The text with spaces for its line breaks. */
    String onOneLine() {
        return text.replaceAll("\n+", " ");
    }

    /**
     * The text in pieces of at most so many code units, without the white space at which it is parted; a mark that covers
     * such a place goes on in the next piece.
     */
    List<MarkedText> pieces(int longest, Parting parting) {
        if (text.length() <= longest) {
            return List.of(this);
        }
        List<MarkedText> pieces = new ArrayList<>();
        List<Span> unfinished = List.of();
        int next = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.length() - from <= longest ? text.length() : partAt(from, from + longest, parting);
            List<Span> here = new ArrayList<>(unfinished);
            while (next < spans.size() && spans.get(next).start() < end) {
                here.add(spans.get(next));
                next++;
            }
            int start = skipSpace(from, end, parting);
            int stop = trimSpace(start, end, parting);
            if (start < stop) {
                pieces.add(new MarkedText(text.substring(start, stop), clip(here, start, stop)));
            }
            unfinished = here.stream().filter(span -> span.end() > end).toList();
            from = end;
        }
        return pieces;
    }

    private static List<Span> clip(List<Span> spans, int start, int stop) {
        return spans.stream()
                .filter(span -> span.start() < stop && span.end() > start)
                .map(span -> at(span, Math.max(span.start(), start) - start, Math.min(span.end(), stop) - start))
                .sorted(SpanRules.ORDER)
                .toList();
    }

    private int partAt(int from, int limit, Parting parting) {
        int line = text.lastIndexOf('\n', limit - 1);
        int window = parting == Parting.LINES ? from : limit - (limit - from) / 5;
        if (line > window) {
            return line + 1;
        }
        int space = -1;
        for (int i = limit - 1; i > from + (limit - from) / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                if (i > window && endsSentence(i)) {
                    return i + 1;
                }
                space = space < 0 ? i : space;
            }
        }
        if (space >= 0) {
            return space + 1;
        }
        return SpanRules.cutsCharacter(text, limit) ? limit - 1 : limit;
    }

    /** Whether a full stop or its like stands before this place, closing quotation marks and brackets left out. */
    private boolean endsSentence(int at) {
        int i = at - 1;
        while (i > 0 && "\"'”’»)]".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i >= 0 && ".!?…".indexOf(text.charAt(i)) >= 0;
    }

    private int skipSpace(int from, int end, Parting parting) {
        int start = from;
        while (start < end && parts(start, parting)) {
            start++;
        }
        return start;
    }

    private int trimSpace(int start, int end, Parting parting) {
        int stop = end;
        while (stop > start && parts(stop - 1, parting)) {
            stop--;
        }
        return stop;
    }

    private boolean parts(int at, Parting parting) {
        char c = text.charAt(at);
        return parting == Parting.LINES ? c == '\n' : Character.isWhitespace(c);
    }

    private static Span at(Span span, int start, int end) {
        return new Span(start, end, span.type(), span.id(), span.url(), span.rel());
    }
}
