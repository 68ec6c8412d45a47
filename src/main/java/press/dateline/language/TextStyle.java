package press.dateline.language;

/** How a text uses capitals, and so what they tell. */
public enum TextStyle {
    /** Names and the beginnings of sentences are capitalised. */
    SENTENCES,
    /** A headline in which every word of weight is capitalised; it has no full stop. */
    TITLE,
    /** Capitals throughout, as in the headlines of old wires. */
    CAPITALS;

    private static final int SMALL_WORD = 3;
    private static final int LONGEST_TITLE = 30;

    public static TextStyle of(Words words) {
        int capitals = 0;
        int lower = 0;
        int large = 0;
        int capitalised = 0;
        for (int word = 0; word < words.count(); word++) {
            Shape shape = words.shape(word);
            if (shape == Shape.UNCASED) {
                continue;
            }
            boolean small = words.length(word) <= SMALL_WORD;
            if (shape == Shape.CAPITALS) {
                capitals++;
            } else if (!small || shape == Shape.LOWER) {
                lower++;
            }
            if (!small) {
                large++;
                capitalised += shape == Shape.LOWER ? 0 : 1;
            }
        }
        if (capitals > 0 && lower * 10 <= capitals) {
            return CAPITALS;
        }
        boolean title = large >= 3
                && !words.text().strip().endsWith(".")
                && words.count() <= LONGEST_TITLE
                && capitalised * 5 >= large * 4;
        return title ? TITLE : SENTENCES;
    }
}
