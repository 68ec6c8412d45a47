package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import press.dateline.block.Block;
import press.dateline.html.MarkedText.Parting;

/** The body, or a part of it that holds paragraphs: each text between boundaries is a block. */
class HtmlFlow extends HtmlArea {

    /** Where blocks go; those of this area begin at {@link #start}. */
    final List<Block> out;

    final int start;

    /** Blocks that stand inside a paragraph's text: they follow it. */
    private final List<Block> waiting = new ArrayList<>();

    private int headingLevel;
    private int paragraphs;
    private int preserved;

    HtmlFlow(TextCollector text, Losses losses, List<Block> out) {
        super(text, losses);
        this.out = out;
        this.start = out.size();
    }

    @Override
    void append(String raw) {
        if (preserved > 0) {
            text.appendPreserved(raw);
        } else {
            text.append(raw);
        }
    }

    @Override
    void boundary() {
        MarkedText taken = text.take();
        if (!taken.isEmpty()) {
            takeText(taken);
        }
        List<Block> next = List.copyOf(waiting);
        waiting.clear();
        next.forEach(this::place);
    }

    /** In a paragraph a new line; elsewhere the second of two line breaks begins a new paragraph. */
    @Override
    void lineBreak() {
        if (paragraphs == 0 && preserved == 0 && headingLevel == 0 && text.breakWaits()) {
            boundary();
        } else {
            text.lineBreak();
        }
    }

    @Override
    void add(Block block) {
        if (text.isEmpty()) {
            place(block);
        } else {
            waiting.add(block);
        }
    }

    @Override
    void end() {
        boundary();
    }

    /** Another area begins that puts its blocks beside this one's. */
    void beforeInner() {
        boundary();
    }

    /** Runs of text that are a heading. */
    Runnable heading(int level) {
        boundary();
        int before = headingLevel;
        headingLevel = level;
        return () -> {
            boundary();
            headingLevel = before;
        };
    }

    /** A paragraph (p). */
    Runnable paragraph() {
        boundary();
        paragraphs++;
        return () -> {
            boundary();
            paragraphs--;
        };
    }

    /** Text whose white space counts (pre). */
    Runnable preserved() {
        boundary();
        preserved++;
        return () -> {
            boundary();
            preserved--;
        };
    }

    /** A text that ended. */
    void takeText(MarkedText taken) {
        for (MarkedText piece : fitting(taken, Parting.PROSE)) {
            place(
                    headingLevel > 0
                            ? new Block.Heading(null, headingLevel, piece.text(), piece.spans())
                            : paragraph(piece));
        }
    }

    /** A block in its place. */
    void place(Block block) {
        out.add(block);
    }

    /** This area's blocks so far. */
    List<Block> mine() {
        return out.subList(start, out.size());
    }

    static Block paragraph(MarkedText text) {
        return new Block.Paragraph(null, text.text(), text.spans());
    }
}
