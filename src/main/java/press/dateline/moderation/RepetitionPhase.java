package press.dateline.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.web.Texts;

/** Sends comments to a moderator in which a character or a word is repeated again and again. */
final class RepetitionPhase implements Phase {

    private static final int VERSION = 1;
    private static final int MOST_CHARACTERS = 20;
    private static final int MOST_WORDS = 5;
    private static final int MOST_SPANS = 50;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");

    @Override
    public Answer judge(Submission submission, Rules rules) {
        List<Span> spans = new ArrayList<>();
        characters(submission.text(), spans);
        words(submission.text(), spans);
        return spans.isEmpty()
                ? Answer.NEXT
                : Answer.queue(
                        "repetition",
                        VERSION,
                        "repetition",
                        spans.stream().limit(MOST_SPANS).toList());
    }

    /** A character more than 20 times in a row; spaces, and lines of hyphens and the like, are drawn so. */
    private static void characters(String text, List<Span> spans) {
        int from = 0;
        int count = 0;
        int last = -1;
        for (int i = 0; i <= text.length(); ) {
            int c = i == text.length() ? -1 : text.codePointAt(i);
            if (c != last) {
                if (count > MOST_CHARACTERS && !Character.isWhitespace(last) && "-_=*.".indexOf(last) < 0) {
                    spans.add(Span.ofText(from, i));
                }
                from = i;
                count = 0;
                last = c;
            }
            count++;
            i += c < 0 ? 1 : Character.charCount(c);
        }
    }

    /** A word more than 5 times in a row, whatever stands between. */
    private static void words(String text, List<Span> spans) {
        String last = "";
        int from = 0;
        int to = 0;
        int count = 0;
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            String folded = Texts.fold(word.group());
            if (!folded.equals(last)) {
                add(from, to, count, spans);
                from = word.start();
                count = 0;
                last = folded;
            }
            count++;
            to = word.end();
        }
        add(from, to, count, spans);
    }

    private static void add(int from, int to, int count, List<Span> spans) {
        if (count > MOST_WORDS) {
            spans.add(Span.ofText(from, to));
        }
    }
}
