package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import press.dateline.block.Block;
import press.dateline.html.MarkedText.Parting;

/** A list; the items of lists inside it are items too. */
final class HtmlList extends HtmlLines {

    private final boolean ordered;
    private final List<MarkedText> items = new ArrayList<>();

    HtmlList(HtmlFlow around, boolean ordered) {
        super(around, "a list's item");
        this.ordered = ordered;
    }

    /** An item (li) begins or ends. */
    void item() {
        MarkedText item = takeLine();
        if (!item.isEmpty()) {
            items.add(item);
        }
    }

    @Override
    void end() {
        item();
        MarkedText whole = MarkedText.join(items, "\n");
        List<Block> blocks = whole.isEmpty()
                ? List.of()
                : fitting(whole, Parting.LINES).stream()
                        .<Block>map(piece -> new Block.ListBlock(null, ordered, piece.text(), piece.spans()))
                        .toList();
        endWith(blocks, whole);
    }
}
