package press.dateline.moderation;

import java.util.List;
import java.util.stream.Stream;

/** Rejects what has a banned word, in the text or the name; what has a suspect one goes to a moderator. */
final class WordListPhase implements Phase {

    private final ListName name;

    WordListPhase(ListName name) {
        this.name = name;
    }

    @Override
    public Answer judge(Submission submission, Rules rules) {
        CompiledList list = rules.list(name);
        List<Span> spans = Stream.concat(
                        spans(list, Span.DISPLAY_NAME, submission.displayName()),
                        spans(list, Span.TEXT, submission.text()))
                .toList();
        if (spans.isEmpty()) {
            return Answer.NEXT;
        }
        return name == ListName.BANNED
                ? Answer.reject(name.word(), list.revision(), "banned-word", spans)
                : Answer.queue(name.word(), list.revision(), "suspect-word", spans);
    }

    private static Stream<Span> spans(CompiledList list, String in, String text) {
        return list.matcher().find(text).stream().map(found -> new Span(in, found.start(), found.end(), found.entry()));
    }
}
