package press.dateline.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the spans of one text must be: ranges of UTF-16 code units inside the text that cut no character, nest and never
 * cross, each with the target that its type takes.
 */
public final class SpanRules {

    /** How many spans may stand inside one another. */
    static final int DEEPEST = 16;

    private static final List<String> TYPES =
            List.of(Span.LINK, Span.QUOTE, Span.PERSON, Span.PLACE, Span.STRONG, Span.EMPHASIS);

    /** The canonical order, outer before inner: by start, the longer first, then by type. */
    public static final Comparator<Span> ORDER = Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed())
            .thenComparingInt(span -> TYPES.indexOf(span.type()));

    private SpanRules() {}

    /**
     * Something that is wrong with a span.
     *
     * @param index which span of the list
     */
    record SpanFault(int index, String detail) {}

    /** The spans in canonical order. */
    public static List<Span> sorted(List<Span> spans) {
        return spans.stream().sorted(ORDER).toList();
    }

    /** All that is wrong, by index; empty where nothing is. */
    public static List<SpanFault> faults(String text, List<Span> spans) {
        List<SpanFault> faults = new ArrayList<>();
        List<Integer> inText = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int index = i;
            Optional<String> range = rangeFault(text, spans.get(i));
            range.ifPresentOrElse(detail -> faults.add(new SpanFault(index, detail)), () -> inText.add(index));
            targetFault(spans.get(i)).ifPresent(detail -> faults.add(new SpanFault(index, detail)));
        }
        inText.sort(Comparator.comparing(spans::get, ORDER));
        nestingFaults(spans, inText, faults);
        faults.sort(Comparator.comparingInt(SpanFault::index));
        return faults;
    }

    private static Optional<String> rangeFault(String text, Span span) {
        int start = span.start();
        int end = span.end();
        String fault = null;
        if (start < 0) {
            fault = "start " + start + " is before the text, which begins at 0";
        } else if (end > text.length()) {
            fault = "end " + end + " is beyond the text, which has " + text.length() + " code units";
        } else if (start >= end) {
            fault = "start " + start + " is not before end " + end;
        } else if (cutsCharacter(text, start)) {
            fault = "start " + start + " cuts a character of two code units (" + (start - 1) + " to " + (start + 1)
                    + ")";
        } else if (cutsCharacter(text, end)) {
            fault = "end " + end + " cuts a character of two code units (" + (end - 1) + " to " + (end + 1) + ")";
        }
        return Optional.ofNullable(fault);
    }

    /** Whether a place between two code units parts a surrogate pair. */
    public static boolean cutsCharacter(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static Optional<String> targetFault(Span span) {
        return switch (span.type()) {
            case Span.PERSON, Span.PLACE ->
                span.url() != null ? Optional.of("a " + span.type() + " has no url; it is named by id") : idFault(span);
            case Span.QUOTE ->
                span.url() != null || span.rel() != null
                        ? Optional.of("a quote has neither url nor rel; it is named by id")
                        : idFault(span);
            case Span.LINK -> {
                if (span.id() != null || span.rel() != null) {
                    yield Optional.of("a link has neither id nor rel; it is named by url");
                }
                yield span.url() == null
                        ? Optional.of("a link needs a url")
                        : UrlRules.linkFault(span.url()).map(fault -> "the url " + fault);
            }
            case Span.STRONG, Span.EMPHASIS ->
                span.id() != null || span.url() != null || span.rel() != null
                        ? Optional.of(span.type() + " has neither id, url nor rel")
                        : Optional.empty();
            default -> Optional.of("type must be one of person, place, quote, link, strong, emphasis");
        };
    }

    private static Optional<String> idFault(Span span) {
        return span.id() == null ? Optional.of("a " + span.type() + " needs an id") : Optional.empty();
    }

    private static void nestingFaults(List<Span> spans, List<Integer> inOrder, List<SpanFault> faults) {
        Deque<Span> open = new ArrayDeque<>();
        for (int index : inOrder) {
            Span span = spans.get(index);
            while (!open.isEmpty() && open.peek().end() <= span.start()) {
                open.pop();
            }
            Span around = open.peek();
            if (around != null && around.end() < span.end()) {
                faults.add(new SpanFault(
                        index, range(span) + " crosses the " + range(around) + "; spans nest, they never cross"));
            } else if (open.size() == DEEPEST) {
                faults.add(new SpanFault(
                        index, "is the " + (DEEPEST + 1) + "th span inside one another; at most " + DEEPEST + " nest"));
            } else if (span.type().equals(Span.LINK)
                    && open.stream().anyMatch(o -> o.type().equals(Span.LINK))) {
                faults.add(new SpanFault(index, "a link cannot stand inside another link"));
            } else {
                open.push(span);
            }
        }
    }

    private static String range(Span span) {
        return span.type() + " from " + span.start() + " to " + span.end();
    }
}
