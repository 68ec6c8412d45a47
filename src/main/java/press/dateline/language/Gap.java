package press.dateline.language;

/** What separates a word from the one before. */
public enum Gap {
    /** The beginning of the text, the end of a sentence, a colon, a line break. */
    BREAK,
    SPACE,
    HYPHEN,
    /** An elided article's. */
    APOSTROPHE,
    /** Full stop and space after an initial or a word such as "St" and "Mr". */
    STOP,
    COMMA,
    /** Brackets, quotation marks, slashes, dashes with spaces. */
    OTHER
}
