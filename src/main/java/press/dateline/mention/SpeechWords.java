package press.dateline.mention;

import press.dateline.language.EnglishWords;
import press.dateline.language.Vocabulary;

/** The words by which a quotation's speaker is found, beside those of {@link EnglishWords}. */
final class SpeechWords {

    static final long HE = 1L << 32;

    static final long SHE = 1L << 33;

    /** Says before a name that its bearer is a man. */
    static final long MISTER = 1L << 34;

    /** Says before a name that its bearer is a woman. */
    static final long MISTRESS = 1L << 35;

    /** A pronoun for things and for several people. */
    static final long NEUTER = 1L << 36;

    /** Begins a phrase that names someone: a, the, one, his. */
    static final long DETERMINER = 1L << 37;

    /** Before a name, says that somebody else is the subject: a spokesman for. */
    static final long LINK = 1L << 38;

    /** A word that begins another clause: that, but, when. */
    static final long CLAUSE = 1L << 39;

    /** Between the subject and its verb: also, later, has. */
    static final long AUXILIARY = 1L << 40;

    /** A verb of saying that is nothing else: a subject before it was a speaker, if an unknown one. */
    static final long PLAIN_SPEECH = 1L << 41;

    /** A verb of saying that is never put before its subject. */
    static final long TOLD = 1L << 42;

    /** A verb before what something is called: described it as "…". */
    static final long NAMING = 1L << 43;

    /** A verb of saying behind its clause: he refused, saying "…". */
    static final long PARTICIPLE = 1L << 44;

    static final long BEING = 1L << 45;

    private static final String DETERMINERS =
            "a an the one two three some another both his her its their this these those many several most";

    private static final String LINKS =
            "for to by with from about against near between than and or on at in under like including of behind";

    private static final String CLAUSES = """
            that which who whom whose but because if when while as after before since until although though so whether
            where not
            """;

    private static final String AUXILIARIES =
            "also later then further again has have had today yesterday once still even now just often earlier";

    private static final String NAMINGS = """
            called calls described describes termed terms branded brands labelled labeled dismissed dismisses
            denounced denounces condemned condemns praised hailed
            """;

    private static final String PARTICIPLES =
            "saying adding noting warning arguing insisting calling explaining telling";

    private SpeechWords() {}

    /** A vocabulary that holds these words and those of {@link EnglishWords}. */
    static Vocabulary vocabulary() {
        Vocabulary vocabulary = EnglishWords.vocabulary();
        EnglishWords.give(HE, "he", vocabulary);
        EnglishWords.give(SHE, "she", vocabulary);
        EnglishWords.give(MISTER, "mr sir lord king prince", vocabulary);
        EnglishWords.give(MISTRESS, "mrs ms miss lady dame queen princess", vocabulary);
        EnglishWords.give(NEUTER, "it they we who which", vocabulary);
        EnglishWords.give(DETERMINER, DETERMINERS, vocabulary);
        EnglishWords.give(LINK, LINKS, vocabulary);
        EnglishWords.give(CLAUSE, CLAUSES, vocabulary);
        EnglishWords.give(AUXILIARY, AUXILIARIES, vocabulary);
        EnglishWords.give(PLAIN_SPEECH, "said says told tells asked replied", vocabulary);
        EnglishWords.give(TOLD, "told tells tell", vocabulary);
        EnglishWords.give(NAMING, NAMINGS, vocabulary);
        EnglishWords.give(PARTICIPLE, PARTICIPLES, vocabulary);
        EnglishWords.give(BEING, "was were is are been be", vocabulary);
        return vocabulary;
    }
}
