package press.dateline.html;

import java.util.List;
import press.dateline.block.Block;

/**
 * What was read from HTML.
 *
 * @param blocks without ids; sound by the rules of blocks and spans
 * @param losses what could not be kept, in the order of the text; at most {@link #MOST_LOSSES} of them
 * @param lossCount how many losses there were in all
 */
public record HtmlReading(List<Block> blocks, List<Loss> losses, int lossCount) {

    /** How many losses are told one by one. */
    public static final int MOST_LOSSES = 100;

    /**
     * Something that blocks cannot hold.
     *
     * @param what what happened, such as "a form is left out"
     * @param excerpt the beginning of the text or address that it happened to; may be empty
     */
    public record Loss(String what, String excerpt) {}
}
