package press.dateline.moderation;

/** How digits, signs and look-alikes are read. */
enum Signs {
    /** Digits are digits, signs part words, each alphabet is its own. */
    LITERALLY,
    /** Look-alikes of Latin letters are those; digits and signs as they are. How entries of lists are read. */
    LOOK_ALIKES,
    /** Digits, signs and look-alikes are the letters that they stand for; what stands for i or l is i. */
    AS_LETTERS,
    /** The same; what stands for i or l is l. */
    AS_LETTERS_WITH_L;

    boolean areLetters() {
        return this == AS_LETTERS || this == AS_LETTERS_WITH_L;
    }

    boolean eitherIsL() {
        return this == AS_LETTERS_WITH_L;
    }
}
