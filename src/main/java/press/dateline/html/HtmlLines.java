package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import press.dateline.block.Block;

/** A list or a table: texts of one line each. What stands in it and is no text follows it. */
abstract class HtmlLines extends HtmlArea {

    final HtmlFlow around;

    private final String name;
    private final List<Block> inside = new ArrayList<>();
    private boolean parted;
    private boolean joined;

    /** @param name what it is, with its article */
    HtmlLines(HtmlFlow around, String name) {
        super(new TextCollector(around.text), around.losses);
        this.around = around;
        this.name = name;
    }

    @Override
    void append(String raw) {
        joined |= parted && !raw.isBlank();
        super.append(raw);
    }

    @Override
    void boundary() {
        parted = !text.isEmpty();
        text.space();
    }

    @Override
    void lineBreak() {
        boundary();
    }

    @Override
    void add(Block block) {
        inside.add(block);
    }

    /** The text of an item or cell. */
    MarkedText takeLine() {
        parted = false;
        return text.take();
    }

    /** After the list or table itself: what stood in it. */
    void endWith(List<Block> blocks, MarkedText whole) {
        blocks.forEach(around::add);
        if (joined) {
            losses.add("lines inside " + name + " are joined", whole.text());
        }
        if (!inside.isEmpty() && !blocks.isEmpty()) {
            losses.add("what is no text inside " + name + " follows it (" + inside.size() + ")", whole.text());
        }
        inside.forEach(around::add);
    }
}
