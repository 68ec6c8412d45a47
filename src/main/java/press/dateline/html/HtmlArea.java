package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import press.dateline.block.Block;
import press.dateline.block.BlockSpans;
import press.dateline.block.BlockText;
import press.dateline.html.HtmlReading.Loss;
import press.dateline.html.MarkedText.Parting;
import press.dateline.web.Texts;

/** A part of the page that is being read: where its text and the blocks inside it go. */
abstract class HtmlArea {

    final TextCollector text;
    final Losses losses;

    HtmlArea(TextCollector text, Losses losses) {
        this.text = text;
        this.losses = losses;
    }

    /** Collects what is lost, and counts what is too much to tell. */
    static final class Losses {

        private final List<Loss> first = new ArrayList<>();
        private int count;

        void add(String what, String where) {
            count++;
            if (first.size() < HtmlReading.MOST_LOSSES) {
                first.add(new Loss(what, Texts.excerpt(where)));
            }
        }

        /** Whether the next loss will be told, so that it is worth finding out where it is. */
        boolean areTold() {
            return first.size() < HtmlReading.MOST_LOSSES;
        }

        /** The same text with U+FFFD for what neither UTF-8 nor PostgreSQL can hold. */
        String storable(String text) {
            if (Texts.isStorable(text)) {
                return text;
            }
            StringBuilder storable = new StringBuilder(text.length());
            int replaced = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                boolean bad = !pair && (c == 0 || Character.isSurrogate(c));
                storable.append(bad ? '\uFFFD' : c);
                replaced += bad ? 1 : 0;
                if (pair) {
                    i++;
                    storable.append(text.charAt(i));
                }
            }
            add("characters that cannot be stored are replaced by U+FFFD (" + replaced + ")", text);
            return storable.toString();
        }

        HtmlReading with(List<Block> blocks) {
            return new HtmlReading(List.copyOf(blocks), List.copyOf(first), count);
        }
    }

    /** Text between tags. */
    void append(String raw) {
        text.append(raw);
    }

    /** An element begins or ends that stands on lines of its own. */
    abstract void boundary();

    /** A line break (br). */
    abstract void lineBreak();

    /** A block that is finished. */
    abstract void add(Block block);

    /** The area ends: what it holds goes to the area around it. */
    abstract void end();

    /** The text in pieces that fit a block each. */
    List<MarkedText> fitting(MarkedText whole, Parting parting) {
        List<MarkedText> pieces = whole.pieces(BlockText.LONGEST, parting);
        if (pieces.size() > 1) {
            losses.add(
                    "a text of " + whole.text().length() + " characters is parted into " + pieces.size(), whole.text());
        }
        return pieces.stream().map(this::withinSpanLimit).toList();
    }

    private MarkedText withinSpanLimit(MarkedText piece) {
        int surplus = piece.spans().size() - BlockSpans.MOST;
        if (surplus <= 0) {
            return piece;
        }
        losses.add(surplus + " marks beyond the " + BlockSpans.MOST + " of a block are left out", piece.text());
        return new MarkedText(piece.text(), piece.spans().subList(0, BlockSpans.MOST));
    }
}
