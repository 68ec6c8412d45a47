package press.dateline.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.block.Span;

/** A mark that was taken off a text, or put on it. Marks that only went along with their text are none. */
@Schema(
        description =
                "A mark that was taken off a text, or put on it. A mark that is not named went along with its text:"
                        + " its start moves by each change of the text that ends at or before it, its end by each that begins"
                        + " before it and ends at or before it")
public record SpanChange(
        @Schema(description = "removed or added") String change,

        @Schema(
                description =
                        "Where it stands among the block's spans, from 0: the older ones where it was removed, the"
                                + " newer ones where it was added")
        int index,

        @Schema(description = "The mark; its range is one of the older text where it was removed, else of the newer")
        Span span) {

    static final String REMOVED = "removed";
    static final String ADDED = "added";

    /**
     * How the marks of a text changed.
     *
     * @param text how the text itself changed
     */
    static List<SpanChange> between(List<Span> from, List<Span> to, List<TextChange> text) {
        List<Optional<Span>> carried =
                from.stream().map(span -> carried(span, text)).toList();
        List<SpanChange> changes = new ArrayList<>();
        for (ListDiff.Difference difference :
                ListDiff.of(carried, to.stream().map(Optional::of).toList())) {
            for (int i = difference.fromStart(); i < difference.fromEnd(); i++) {
                changes.add(new SpanChange(REMOVED, i, from.get(i)));
            }
            for (int i = difference.toStart(); i < difference.toEnd(); i++) {
                changes.add(new SpanChange(ADDED, i, to.get(i)));
            }
        }
        return List.copyOf(changes);
    }

    /** Where a mark comes to stand when it goes along with its text; empty where an end of it lies in what changed. */
    private static Optional<Span> carried(Span span, List<TextChange> text) {
        int start = span.start();
        int end = span.end();
        for (TextChange change : text) {
            TextChange.Range from = change.from();
            if ((from.start() < span.start() && span.start() < from.end())
                    || (from.start() < span.end() && span.end() < from.end())) {
                return Optional.empty();
            }
            int growth = (change.to().end() - change.to().start()) - (from.end() - from.start());
            start += from.end() <= span.start() ? growth : 0;
            end += from.start() < span.end() && from.end() <= span.end() ? growth : 0;
        }
        return start < end
                ? Optional.of(new Span(start, end, span.type(), span.id(), span.url(), span.rel()))
                : Optional.empty();
    }
}
