package press.dateline.mention;

import org.jspecify.annotations.Nullable;
import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.Shape;
import press.dateline.language.Words;

/** Finds the phrase that says who speaks a quotation, behind it and before it. {@link QuoteFinder} states the rules. */
final class Attribution {

    /**
     * What is found.
     *
     * @param verb the verb's word
     * @param adjacent whether the verb stands beside the quotation
     */
    record Tie(Speaker speaker, int verb, boolean adjacent) {}

    private static final int LONGEST_BEHIND = 14;
    private static final int LONGEST_BEFORE = 20;
    private static final int LONGEST_NAMING = 6;

    private final Words words;
    private final Phrases phrases;

    Attribution(Words words, Phrases phrases) {
        this.words = words;
        this.phrases = phrases;
    }

    /** "…," Baker said; "…," said Baker; "…," according to Baker. */
    @Nullable
    Tie behind(Quotation quotation, int end) {
        if (!quotation.closed() || end == words.count() || !goesOn(quotation, end)) {
            return null;
        }
        if (isVerb(end, EnglishWords.SPEECH) && !words.is(end, SpeechWords.TOLD)) {
            Speaker speaker = phrases.after(end);
            return speaker == null ? null : new Tie(speaker, end, true);
        }
        if (words.equals(end, "according") && end + 1 < words.count() && words.equals(end + 1, "to")) {
            Speaker speaker = phrases.after(end + 1);
            return speaker == null ? null : new Tie(speaker, end + 1, true);
        }
        for (int verb = end + 1; verb <= end + LONGEST_BEHIND && verb < words.count(); verb++) {
            if (words.gap(verb) == Gap.BREAK || words.gap(verb) == Gap.OTHER) {
                return null;
            }
            if (isVerb(verb, EnglishWords.SPEECH)) {
                Speaker speaker = phrases.before(verb, end);
                return speaker == null || speaker.first() != end ? null : new Tie(speaker, verb, true);
            }
        }
        return null;
    }

    /**
     * Baker said: "…"; Baker called it "…"; Baker was quoted as saying "…".
     *
     * @param first the quotation's first word
     * @param bound the first word of its sentence, or behind the quotation before
     */
    @Nullable
    Tie before(Quotation quotation, int first, int bound) {
        if (first <= bound || isSentenceEnd(words.end(first - 1), quotation.start())) {
            return null;
        }
        long verbs = EnglishWords.SPEECH | SpeechWords.NAMING | SpeechWords.PARTICIPLE;
        for (int verb = first - 1; verb >= bound && first - verb <= LONGEST_BEFORE; verb--) {
            if (isVerb(verb, verbs)) {
                Speaker speaker = subject(verb, bound);
                boolean naming = words.is(verb, SpeechWords.NAMING);
                boolean near = verb == first - 1 || (naming && first - verb <= LONGEST_NAMING);
                return speaker == null || (naming && !near) ? null : new Tie(speaker, verb, near);
            }
        }
        return null;
    }

    boolean isVerb(int word, long role) {
        return words.is(word, role) && words.shape(word) == Shape.LOWER;
    }

    private @Nullable Speaker subject(int verb, int bound) {
        if (!words.is(verb, SpeechWords.PARTICIPLE)) {
            return phrases.before(verb, bound);
        }
        if (verb - 1 <= bound || !words.equals(verb - 1, "as")) {
            return words.gap(verb) == Gap.COMMA ? phrases.first(bound) : null;
        }
        for (int quoted = verb - 2; quoted > bound && verb - quoted < LONGEST_BEHIND; quoted--) {
            if (words.equals(quoted, "quoted")) {
                if (words.is(quoted - 1, SpeechWords.BEING)) {
                    return phrases.before(quoted - 1, bound);
                }
                return quoted == verb - 2 ? null : phrases.before(verb - 1, quoted + 1);
            }
        }
        return null;
    }

    /** Whether the sentence goes on behind the quotation. */
    private boolean goesOn(Quotation quotation, int end) {
        String text = words.text();
        String between = text.substring(quotation.end(), words.start(end)).strip();
        if (!between.isEmpty() && !between.equals(",")) {
            return false;
        }
        char last = text.charAt(quotation.innerEnd() - 1);
        return between.equals(",") || ",?!…—-".indexOf(last) >= 0;
    }

    private boolean isSentenceEnd(int from, int to) {
        return words.text().substring(from, to).chars().anyMatch(c -> ".?!…;".indexOf(c) >= 0);
    }
}
