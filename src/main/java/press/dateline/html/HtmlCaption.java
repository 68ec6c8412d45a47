package press.dateline.html;

import java.util.function.Consumer;
import press.dateline.block.Block;

/** A text beside the body's: a caption, or the credit in it. */
final class HtmlCaption extends HtmlArea {

    private final HtmlArea around;
    private final Consumer<MarkedText> taker;

    HtmlCaption(HtmlArea around, Consumer<MarkedText> taker) {
        super(new TextCollector(around.text), around.losses);
        this.around = around;
        this.taker = taker;
    }

    @Override
    void boundary() {
        text.space();
    }

    @Override
    void lineBreak() {
        text.lineBreak();
    }

    @Override
    void add(Block block) {
        around.add(block);
    }

    @Override
    void end() {
        taker.accept(text.take());
    }
}
