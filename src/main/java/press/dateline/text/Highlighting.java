package press.dateline.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Shows where in an article a query's words stand. The text is cut anew, so the index holds nothing for it. */
public final class Highlighting {

    private static final int SNIPPET_LENGTH = 160;
    private static final int MOST_OF_BODY = 3;
    private static final int LONGEST_TEXT = 200_000;

    private Highlighting() {}

    /** Headline and standfirst whole, and the best sentences of the body: those of them in which something was found. */
    public static List<Snippet> of(SearchQuery query, ArticleText text) {
        Query wanted = query.toHighlight(text.language());
        List<Snippet> snippets = new ArrayList<>();
        snippets.addAll(found("headline", text.headline(), text.language(), wanted));
        if (text.standfirst() != null) {
            snippets.addAll(found("standfirst", text.standfirst(), text.language(), wanted));
        }
        snippets.addAll(found("body", String.join("\n", text.body()), text.language(), wanted));
        return snippets;
    }

    private static List<Snippet> found(String part, String text, String language, Query wanted) {
        boolean whole = !part.equals("body");
        Locale locale = Locale.forLanguageTag(language);
        Supplier<BreakIterator> breaks = whole
                ? WholeBreakIterator::new
                : () -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(locale), SNIPPET_LENGTH, 0.5f);
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(TextAnalysis.ofHighlights(language))
                .withBreakIterator(breaks)
                .withFormatter(new Snippets(part))
                .withMaxLength(LONGEST_TEXT)
                .withMaxNoHighlightPassages(0)
                .build();
        try {
            Object snippets =
                    highlighter.highlightWithoutSearcher(TextFields.TEXT, wanted, text, whole ? 1 : MOST_OF_BODY);
            return snippets instanceof Found found ? found.snippets() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Found(List<Snippet> snippets) {}

    private static final class Snippets extends PassageFormatter {

        private final String part;

        Snippets(String part) {
            this.part = part;
        }

        @Override
        public Object format(Passage[] passages, String content) {
            List<Snippet> snippets = new ArrayList<>();
            for (Passage passage : passages) {
                snippet(passage, content, snippets);
            }
            return new Found(snippets);
        }

        private void snippet(Passage passage, String content, List<Snippet> out) {
            int start = passage.getStartOffset();
            String piece = content.substring(start, passage.getEndOffset());
            int before = piece.length() - piece.stripLeading().length();
            String text = piece.strip();
            List<Snippet.Range> ranges = new ArrayList<>();
            for (int i = 0; i < passage.getNumMatches(); i++) {
                add(
                        ranges,
                        passage.getMatchStarts()[i] - start - before,
                        passage.getMatchEnds()[i] - start - before,
                        text.length());
            }
            if (!ranges.isEmpty()) {
                out.add(new Snippet(part, text, ranges));
            }
        }

        /** Adds a range after those that begin before it; what touches the last one makes it longer. */
        private static void add(List<Snippet.Range> ranges, int from, int to, int length) {
            int start = Math.max(from, 0);
            int end = Math.min(to, length);
            if (start >= end) {
                return;
            }
            if (!ranges.isEmpty() && start <= ranges.getLast().end()) {
                Snippet.Range last = ranges.removeLast();
                ranges.add(new Snippet.Range(last.start(), Math.max(last.end(), end)));
            } else {
                ranges.add(new Snippet.Range(start, end));
            }
        }
    }
}
