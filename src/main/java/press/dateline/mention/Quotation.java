package press.dateline.mention;

/**
 * A range of text between quotation marks.
 *
 * @param text which of the texts
 * @param start the opening mark
 * @param end one past the closing mark, or past the text where the quotation goes on in the next paragraph
 * @param closed whether it ends with a closing mark
 * @param continued whether its opening mark repeats that of the paragraph before
 */
record Quotation(int text, int start, int end, boolean closed, boolean continued) {

    int innerStart() {
        return start + 1;
    }

    int innerEnd() {
        return closed ? end - 1 : end;
    }
}
