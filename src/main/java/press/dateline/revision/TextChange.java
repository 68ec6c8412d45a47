package press.dateline.revision;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range of a text that gave way to another; whole words, and never a part of a character. */
@Schema(description = "A range of a text that gave way to another")
public record TextChange(
        @Schema(description = "What gave way, by its place in the older text")
        Range from,

        @Schema(description = "What stands there instead, by its place in the newer text")
        Range to) {

    /** A range of a text; empty where something was only put in, or only taken out. */
    @Schema(name = "TextRange", description = "A range of a text; empty where text was only put in or taken out")
    public record Range(
            @Schema(description = "First UTF-16 code unit, from 0")
            int start,

            @Schema(description = "One past the last UTF-16 code unit")
            int end,

            @Schema(description = "The text of the range") String text) {

        private static Range of(String text, int start, int end) {
            return new Range(start, end, text.substring(start, end));
        }
    }

    /** The ranges in which two texts differ, in their order. */
    static List<TextChange> between(String from, String to) {
        if (from.equals(to)) {
            return List.of();
        }
        List<String> fromWords = new ArrayList<>();
        List<String> toWords = new ArrayList<>();
        int[] fromStarts = cut(from, fromWords);
        int[] toStarts = cut(to, toWords);
        return ListDiff.of(fromWords, toWords).stream()
                .map(difference -> new TextChange(
                        Range.of(from, fromStarts[difference.fromStart()], fromStarts[difference.fromEnd()]),
                        Range.of(to, toStarts[difference.toStart()], toStarts[difference.toEnd()])))
                .toList();
    }

    /** Cuts a text into words and what stands between them; answers where each begins, and at last where all end. */
    private static int[] cut(String text, List<String> words) {
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        List<Integer> starts = new ArrayList<>();
        int start = boundaries.first();
        starts.add(start);
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            words.add(text.substring(start, end));
            starts.add(end);
            start = end;
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
