package press.dateline.mention;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.Shape;
import press.dateline.language.Words;

/**
 * Reads who the subject of a verb of saying is, in one text. It answers only where the phrase is plain: a person at its
 * head ("Treasury Secretary James Baker said", "Gerald Bouey, governor of the bank, said", but not "a spokesman for
 * Baker said"), a pronoun, or a few words that begin with an article, a number or a capital ("a trader said").
 */
final class Phrases {

    private static final int LONGEST_NAMING = 8;
    private static final int LONGEST_PHRASE = 16;
    private static final int LONGEST_APPOSITION = 25;
    private static final String[] HONORIFICS = {
        "president", "premier", "mr", "mrs", "ms", "dr", "prime", "king", "queen", "prince", "senator", "chancellor"
    };

    private final Words words;
    /** The person that each word names, or null. */
    private final @Nullable UUID[] persons;
    /** For each word of a person's name, the name's first and its end. */
    private final int[] nameFirst;

    private final int[] nameEnd;

    Phrases(Words words, List<Mention> mentions) {
        this.words = words;
        persons = new @Nullable UUID[words.count()];
        nameFirst = new int[words.count()];
        nameEnd = new int[words.count()];
        int word = 0;
        for (Mention mention : mentions) {
            while (word < words.count() && words.end(word) <= mention.start()) {
                word++;
            }
            int first = word;
            while (word < words.count() && words.start(word) < mention.end()) {
                word++;
            }
            if (mention.kind() == MentionKind.PERSON) {
                for (int i = first; i < word; i++) {
                    persons[i] = mention.id();
                    nameFirst[i] = first;
                    nameEnd[i] = word;
                }
            }
        }
    }

    @Nullable
    UUID person(int word) {
        return word >= 0 && word < words.count() ? persons[word] : null;
    }

    /**
     * The subject that stands before a verb.
     *
     * @param bound the first word that may belong to it
     */
    @Nullable
    Speaker before(int verb, int bound) {
        int last = verb - 1;
        while (last >= bound && words.gap(last + 1) == Gap.SPACE && isAdverb(last)) {
            last--;
        }
        if (last < bound) {
            return null;
        }
        Gap gap = words.gap(last + 1);
        if (gap == Gap.COMMA) {
            return apposed(last, bound);
        }
        if (gap != Gap.SPACE) {
            return null;
        }
        if (words.is(last, SpeechWords.HE | SpeechWords.SHE)) {
            return pronoun(last);
        }
        return named(last, bound);
    }

    /** The subject that stands behind a verb: "said Baker", "said a trader in London". */
    @Nullable
    Speaker after(int verb) {
        int first = verb + 1;
        if (words.gap(first) != Gap.SPACE) {
            return null;
        }
        if (words.is(first, SpeechWords.HE | SpeechWords.SHE)) {
            return pronoun(first);
        }
        int word = first;
        boolean linked = false;
        while (word < words.count() && word - first < LONGEST_NAMING && (word == first || isJoined(word))) {
            UUID person = persons[word];
            if (person != null) {
                boolean head = !linked && !words.isPossessive(nameEnd[word] - 1) && isEnd(nameEnd[word]);
                return head ? Speaker.person(first, person) : plain(first, phraseEnd(first));
            }
            boolean ofName = words.is(word, EnglishWords.OF) && words.isCapitalised(word - 1);
            linked |= ofName && !isOffice(word);
            if (words.is(word, SpeechWords.LINK | SpeechWords.CLAUSE) && !isOffice(word) && !ofName) {
                break;
            }
            word++;
        }
        boolean apposed = words.gap(word) == Gap.COMMA && person(word) != null && !isJoined(nameEnd[word]);
        if (apposed) {
            return Speaker.person(first, Objects.requireNonNull(persons[word]));
        }
        return plain(first, word);
    }

    /** The subject with which a sentence begins. */
    @Nullable
    Speaker first(int sentence) {
        if (words.is(sentence, SpeechWords.HE | SpeechWords.SHE)) {
            return pronoun(sentence);
        }
        int word = sentence;
        while (word < words.count() && word - sentence < LONGEST_NAMING && (word == sentence || isJoined(word))) {
            UUID person = persons[word];
            if (person != null) {
                boolean head = !words.isPossessive(nameEnd[word] - 1) && !words.is(nameEnd[word], EnglishWords.AND);
                return head ? Speaker.person(sentence, person) : null;
            }
            if (!words.isCapitalised(word) && !words.is(word, EnglishWords.TITLE) && !isOffice(word)) {
                return null;
            }
            word++;
        }
        return null;
    }

    /** "Baker, the secretary, said" and "the secretary, James Baker, said", read from the word before the verb's comma. */
    private @Nullable Speaker apposed(int last, int bound) {
        UUID apposition = persons[last];
        if (apposition != null && nameFirst[last] > bound && words.gap(nameFirst[last]) == Gap.COMMA) {
            return Speaker.person(bound, apposition);
        }
        for (int comma = last; comma > bound && last - comma < LONGEST_APPOSITION; comma--) {
            Gap gap = words.gap(comma);
            if (gap == Gap.BREAK || words.is(comma, EnglishWords.SPEECH)) {
                return null;
            }
            if (gap != Gap.COMMA) {
                continue;
            }
            UUID person = persons[comma - 1];
            if (person != null) {
                return words.isPossessive(comma - 1) ? null : named(comma - 1, bound);
            }
            if (words.is(comma, SpeechWords.DETERMINER | SpeechWords.CLAUSE | EnglishWords.TITLE)) {
                return named(comma - 1, bound);
            }
        }
        return null;
    }

    /** A person whose name ends with a word, or the plain words that end there. */
    private @Nullable Speaker named(int last, int bound) {
        UUID person = persons[last];
        if (person == null) {
            return plain(phraseStart(last, bound), last + 1);
        }
        if (words.isPossessive(last)) {
            return null;
        }
        int word = nameFirst[last] - 1;
        int crossed = 0;
        boolean honoured = false;
        while (word >= bound && isJoined(word + 1) && isModifier(word)) {
            honoured |= isHonorific(word);
            crossed++;
            word--;
        }
        if (word < bound || !isJoined(word + 1) || persons[word] != null) {
            return word >= bound && persons[word] != null ? null : Speaker.person(word + 1, person);
        }
        if (words.is(word, EnglishWords.OF)) {
            boolean office = crossed > 0 && !honoured && words.is(word - 1, EnglishWords.TITLE);
            return office
                    ? Speaker.person(phraseStart(last, bound), person)
                    : plain(phraseStart(last, bound), last + 1);
        }
        if (words.is(word, SpeechWords.LINK)) {
            return plain(phraseStart(last, bound), last + 1);
        }
        return Speaker.person(phraseStart(last, bound), person);
    }

    private Speaker pronoun(int word) {
        return Speaker.pronoun(word, words.is(word, SpeechWords.HE) ? SpeechWords.HE : SpeechWords.SHE);
    }

    private boolean isModifier(int word) {
        return words.isCapitalised(word) || words.is(word, EnglishWords.TITLE | EnglishWords.NATION);
    }

    private boolean isHonorific(int word) {
        for (String honorific : HONORIFICS) {
            if (words.equals(word, honorific)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOffice(int word) {
        return words.is(word, EnglishWords.OF) && words.is(word - 1, EnglishWords.TITLE);
    }

    private boolean isAdverb(int word) {
        boolean manner = words.shape(word) == Shape.LOWER
                && words.length(word) > 4
                && words.text().startsWith("ly", words.end(word) - 2);
        return manner || words.is(word, SpeechWords.AUXILIARY | EnglishWords.CALENDAR);
    }

    /** Whether nothing but space, a hyphen or an abbreviation's stop stands before a word. */
    private boolean isJoined(int word) {
        Gap gap = words.gap(word);
        return gap == Gap.SPACE || gap == Gap.STOP || gap == Gap.HYPHEN || gap == Gap.APOSTROPHE;
    }

    /** Whether a phrase that names someone ends before a word. */
    private boolean isEnd(int word) {
        return !isJoined(word) || words.is(word, SpeechWords.LINK | SpeechWords.CLAUSE | EnglishWords.CALENDAR);
    }

    private int phraseEnd(int first) {
        int word = first + 1;
        while (word < words.count() && word - first <= LONGEST_NAMING && isJoined(word)) {
            word++;
        }
        return word;
    }

    private int phraseStart(int last, int bound) {
        int word = last;
        while (word > bound
                && last - word < LONGEST_PHRASE
                && isJoined(word)
                && !words.is(word - 1, SpeechWords.CLAUSE | EnglishWords.SPEECH)) {
            word--;
        }
        return word;
    }

    /** The words of a phrase, where they plainly name somebody. */
    private @Nullable Speaker plain(int first, int end) {
        int length = end - first;
        if (length < 1 || length > LONGEST_NAMING) {
            return null;
        }
        boolean determined = words.is(first, SpeechWords.DETERMINER) && length > 1;
        boolean capitalised = words.isCapitalised(first) && !words.is(first, EnglishWords.FUNCTION);
        if (!determined && !capitalised) {
            return null;
        }
        if (words.is(end - 1, EnglishWords.FUNCTION | SpeechWords.LINK)) {
            return null;
        }
        for (int word = first; word < end; word++) {
            if (words.is(word, EnglishWords.SPEECH | SpeechWords.CLAUSE | SpeechWords.BEING)) {
                return null;
            }
        }
        return Speaker.words(first, words.text().substring(words.start(first), words.end(end - 1)));
    }
}
