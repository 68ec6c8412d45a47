package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.html.MarkedText.Parting;

/** A table of data. A cell that covers several columns or rows leaves the others empty, so that columns stay columns. */
final class HtmlTable extends HtmlLines {

    /** How many columns may be covered; a wider one is not read by anyone. */
    private static final int MOST_COVERED = 30;

    private static final Set<String> CELLS = Set.of("td", "th");

    private final List<List<MarkedText>> rows = new ArrayList<>();
    private final int[] coveredRows = new int[MOST_COVERED];
    private List<MarkedText> row = new ArrayList<>();
    private boolean rowInHead;
    private boolean onlyHeads = true;
    private boolean header;
    private boolean merged;
    private @Nullable String caption;

    HtmlTable(HtmlFlow around) {
        super(around, "a table's cell");
    }

    /** Whether a table only arranges what it holds: it has one cell, holds a table, or says so. */
    static boolean isLayout(Element table) {
        String role = table.attr("role").toLowerCase(Locale.ROOT);
        if (role.equals("presentation") || role.equals("none")) {
            return true;
        }
        LayoutSearch search = new LayoutSearch();
        NodeTraversor.filter(search, table);
        return search.holdsTable || search.cells == 1;
    }

    private static final class LayoutSearch implements NodeFilter {

        private boolean holdsTable;
        private int cells;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element) {
                holdsTable |= depth > 0 && element.normalName().equals("table");
                cells += CELLS.contains(element.normalName()) ? 1 : 0;
            }
            return holdsTable ? FilterResult.STOP : FilterResult.CONTINUE;
        }
    }

    /** A row (tr); the first is the header where it stands in a thead or holds nothing but th. */
    Runnable row(boolean inHead) {
        endRow();
        rowInHead = inHead;
        return this::endRow;
    }

    /** A cell (td, th). */
    Runnable cell(Element cell) {
        putStrayText();
        onlyHeads &= cell.normalName().equals("th");
        return () -> put(takeLine(), number(cell, "colspan", MOST_COVERED), number(cell, "rowspan", 1_000));
    }

    /** What the table shows (caption). */
    void caption(MarkedText text) {
        String line = text.onOneLine();
        if (line.isEmpty()) {
            return;
        }
        if (line.length() > Block.LONGEST_TABLE_CAPTION || caption != null) {
            fitting(text, Parting.PROSE).forEach(piece -> around.add(HtmlFlow.paragraph(piece)));
        } else {
            caption = line;
            if (!text.spans().isEmpty()) {
                losses.add("marks in a table's caption are left out", line);
            }
        }
    }

    @Override
    void end() {
        endRow();
        MarkedText whole = MarkedText.join(
                rows.stream().map(cells -> MarkedText.join(cells, "\t")).toList(), "\n");
        List<Block> blocks = new ArrayList<>();
        if (rows.size() == 1 && rows.getFirst().size() == 1) {
            fitting(whole, Parting.PROSE).forEach(piece -> blocks.add(HtmlFlow.paragraph(piece)));
        } else if (!rows.isEmpty()) {
            for (MarkedText piece : fitting(whole, Parting.LINES)) {
                boolean first = blocks.isEmpty();
                blocks.add(new Block.Table(null, first && header, first ? caption : null, piece.text(), piece.spans()));
            }
        }
        if (caption != null && (blocks.isEmpty() || blocks.getFirst() instanceof Block.Paragraph)) {
            blocks.addFirst(HtmlFlow.paragraph(MarkedText.plain(caption)));
        }
        if (merged) {
            losses.add(
                    "cells of a table that cover several rows or columns are kept in the first of them", whole.text());
        }
        endWith(blocks, whole);
    }

    private void put(MarkedText text, int columns, int rowCount) {
        fillCovered();
        merged |= columns > 1 || rowCount > 1;
        for (int i = 0; i < columns; i++) {
            if (row.size() < MOST_COVERED) {
                coveredRows[row.size()] = rowCount - 1;
            }
            row.add(i == 0 ? text : MarkedText.EMPTY);
        }
    }

    /** Text that stands in no cell, or around another cell, as broken HTML has it. */
    private void putStrayText() {
        MarkedText stray = takeLine();
        if (!stray.isEmpty()) {
            put(stray, 1, 1);
        }
    }

    /** Empty cells where cells of rows above reach down. */
    private void fillCovered() {
        while (row.size() < MOST_COVERED && coveredRows[row.size()] > 0) {
            coveredRows[row.size()]--;
            row.add(MarkedText.EMPTY);
        }
    }

    private void endRow() {
        putStrayText();
        if (!row.isEmpty()) {
            fillCovered();
            if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
                header |= rows.isEmpty() && (rowInHead || onlyHeads);
                rows.add(row);
            }
            row = new ArrayList<>();
        }
        rowInHead = false;
        onlyHeads = true;
    }

    private static int number(Element cell, String attribute, int most) {
        String value = cell.attr(attribute).strip();
        return value.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(value), most) : 1;
    }
}
