package press.dateline.mention;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.Words;
import press.dateline.mention.Attribution.Tie;

/** Ties the quotations of one text to their speakers. {@link QuoteFinder} states the rules. */
final class QuotedText {

    private static final int FEW_WORDS = 3;
    private static final int LONG_WORD = 4;

    private final int index;
    private final Words words;
    private final Phrases phrases;
    private final Attribution attribution;
    private final LastSubject last;
    private final List<QuoteFound> found;
    /** For each word, the first of its sentence. */
    private final int[] sentences;

    /** The first word that was not read yet. */
    private int read;
    /** One past the last word of the quotation before; 0 where there is none in this text. */
    private int quotedUpTo;
    /** One past the verb that named its speaker. */
    private int tiedUpTo;
    /** Whether that quotation's speaker was named behind it. */
    private boolean namedBehind;
    /** Who spoke last in this text, if it is known. */
    private @Nullable Speaker spoke;
    /** The verb with which that was said. */
    private int spokeAt = -1;

    QuotedText(int index, Words words, Phrases phrases, LastSubject last, List<QuoteFound> found) {
        this.index = index;
        this.words = words;
        this.phrases = phrases;
        this.last = last;
        this.found = found;
        attribution = new Attribution(words, phrases);
        sentences = new int[words.count()];
        for (int word = 1; word < sentences.length; word++) {
            sentences[word] = words.gap(word) == Gap.BREAK ? word : sentences[word - 1];
        }
    }

    void read(List<Quotation> quotations) {
        int word = 0;
        for (Quotation quotation : quotations) {
            while (word < words.count() && words.start(word) < quotation.start()) {
                word++;
            }
            int first = word;
            while (word < words.count() && words.start(word) < quotation.end()) {
                word++;
            }
            narrate(first);
            tie(quotation, first, word);
        }
        narrate(words.count());
    }

    /** Reads the words up to one for who is spoken of, and who speaks. */
    private void narrate(int end) {
        for (int word = read; word < end; word++) {
            UUID person = phrases.person(word);
            if (person != null && words.is(word - 1, SpeechWords.MISTER | SpeechWords.MISTRESS)) {
                last.isCalled(person, words.is(word - 1, SpeechWords.MISTER) ? SpeechWords.HE : SpeechWords.SHE);
            }
            if (words.gap(word) == Gap.BREAK) {
                Speaker subject = phrases.first(word);
                if (subject != null && subject.person() != null) {
                    last.saw(subject.person(), index);
                }
            }
            if (attribution.isVerb(word, EnglishWords.SPEECH)) {
                Speaker subject = phrases.before(word, bound(word));
                if (subject != null) {
                    speaks(subject, word);
                } else if (words.is(word, SpeechWords.PLAIN_SPEECH) && !words.is(word - 1, SpeechWords.NEUTER)) {
                    last.saw(null, index);
                    spoke = null;
                }
            }
        }
        read = Math.max(read, end);
    }

    private void tie(Quotation quotation, int first, int end) {
        boolean few = end - first < FEW_WORDS;
        QuoteFound previous = previous(quotation);
        boolean split = namedBehind && !few && previous != null && isOneSentence(first);
        Tie behind = attribution.behind(quotation, end);
        Tie tie = behind == null ? attribution.before(quotation, first, split ? tiedUpTo : bound(first)) : behind;
        boolean continued = quotation.continued() || (split && tie == null);
        Speaker speaker = null;
        if (tie != null) {
            speaker = speaks(tie.speaker(), tie.verb());
        } else if (continued && previous != null) {
            speaker = new Speaker(first, previous.speaker(), previous.speakerWords(), 0);
        } else if (isWhole(quotation) && first > 0 && spokeAt >= sentences[first - 1]) {
            speaker = spoke;
        }
        read = Math.max(end, tie == null ? 0 : tie.verb() + 1);
        quotedUpTo = end;
        tiedUpTo = read;
        namedBehind = behind != null || (split && namedBehind);
        boolean taken = few ? tie != null && tie.adjacent() : speaker != null || tie != null || !isTitle(first, end);
        if (taken && end > first) {
            add(quotation, continued, speaker);
        }
    }

    /** The quotation before in this text, or that of the paragraph before which goes on here. */
    private @Nullable QuoteFound previous(Quotation quotation) {
        QuoteFound previous = found.isEmpty() ? null : found.getLast();
        int expected = quotation.continued() ? index - 1 : index;
        return previous == null || previous.textIndex() != expected ? null : previous;
    }

    private void add(Quotation quotation, boolean continued, @Nullable Speaker speaker) {
        UUID person = speaker == null ? null : speaker.person();
        String named = speaker == null ? null : speaker.words();
        if (quotation.continued() && speaker != null && previous(quotation) != null) {
            nameEarlierParts(person, named);
        }
        String inner = words.text()
                .substring(quotation.innerStart(), quotation.innerEnd())
                .strip();
        String text = inner.endsWith(",") ? inner.substring(0, inner.length() - 1) : inner;
        found.add(new QuoteFound(index, quotation.start(), quotation.end(), text, continued, person, named));
    }

    /** Gives the paragraphs before, of a quotation whose speaker is named at its end, their speaker. */
    private void nameEarlierParts(@Nullable UUID person, @Nullable String named) {
        for (int i = found.size() - 1; i >= 0; i--) {
            QuoteFound part = found.get(i);
            if (part.speaker() != null || part.speakerWords() != null) {
                return;
            }
            found.set(
                    i,
                    new QuoteFound(
                            part.textIndex(), part.start(), part.end(), part.text(), part.continued(), person, named));
            if (!part.continued()) {
                return;
            }
        }
    }

    /** Takes note of who speaks; null where that is a pronoun for nobody known. */
    private @Nullable Speaker speaks(Speaker subject, int verb) {
        Speaker speaker = subject;
        if (subject.pronoun() != 0) {
            UUID person = last.resolve(subject.pronoun(), index);
            speaker = person == null ? null : Speaker.person(subject.first(), person);
        }
        if (subject.pronoun() == 0 || speaker != null) {
            last.saw(speaker == null ? null : speaker.person(), index);
        }
        boolean contradicted =
                spokeAt >= sentences[verb] && (spoke == null || speaker == null || !spoke.isSameAs(speaker));
        spoke = contradicted ? null : speaker;
        spokeAt = verb;
        return speaker;
    }

    /** The first word that may belong to a phrase before a word: that of its sentence, or behind a quotation. */
    private int bound(int word) {
        return Math.max(quotedUpTo, word == 0 ? 0 : sentences[word - 1]);
    }

    /** Whether no sentence ends between the quotation before and a word. */
    private boolean isOneSentence(int word) {
        for (int i = quotedUpTo + 1; i <= word && i < words.count(); i++) {
            if (words.gap(i) == Gap.BREAK) {
                return false;
            }
        }
        return true;
    }

    /** Whether a quotation holds whole sentences. */
    private boolean isWhole(Quotation quotation) {
        String text = words.text();
        char begins = text.charAt(quotation.innerStart());
        char ends = text.charAt(quotation.innerEnd() - 1);
        return Character.isUpperCase(begins) && (!quotation.closed() || ".?!…".indexOf(ends) >= 0);
    }

    /** Whether all words of weight are capitalised, as in the title of a book. */
    private boolean isTitle(int first, int end) {
        boolean title = false;
        for (int word = first; word < end; word++) {
            if (words.length(word) >= LONG_WORD && !words.isCapitalised(word)) {
                return false;
            }
            title |= word > first && words.isCapitalised(word);
        }
        return title;
    }
}
