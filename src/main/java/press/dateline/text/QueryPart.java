package press.dateline.text;

import java.util.List;

/**
 * A part of a query: one of its alternatives must be in the article, or none of them if it is negated.
 *
 * @param anyOf words parted by OR; several only where it is not negated
 */
record QueryPart(List<Item> anyOf, boolean not) {

    /** How an item is written. */
    enum Kind {
        /** A word, or several that only punctuation parts. */
        WORD,
        /** Words in quotation marks. */
        PHRASE,
        /** The beginning of a word, written with a * after it. */
        PREFIX
    }

    /**
     * Something written in a query.
     *
     * @param text what stands there, without quotation marks, minus and *
     * @param start where the text begins in the query, in UTF-16 code units
     */
    record Item(Kind kind, String text, int start) {}
}
