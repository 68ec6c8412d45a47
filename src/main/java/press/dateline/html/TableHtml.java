package press.dateline.html;

import press.dateline.block.Block;

/** Writes a table: rows are lines of its text, cells are parted by tabs. */
final class TableHtml {

    private final StringBuilder out;
    private final Block.Table table;
    private final InlineHtml text;

    TableHtml(StringBuilder out, Block.Table table, InlineHtml text) {
        this.out = out;
        this.table = table;
        this.text = text;
    }

    void append() {
        out.append("<table>");
        if (table.caption() != null) {
            out.append("<caption>").append(InlineHtml.escaped(table.caption())).append("</caption>");
        }
        int from = 0;
        if (table.header()) {
            out.append("<thead>");
            from = appendRow(0, "th scope=\"col\"", "th");
            out.append("</thead>");
        }
        if (from <= table.text().length()) {
            out.append("<tbody>");
            while (from <= table.text().length()) {
                from = appendRow(from, "td", "td");
            }
            out.append("</tbody>");
        }
        out.append("</table>");
    }

    /** Writes the row that begins at an offset. Answers where the next one begins: beyond the text after the last. */
    private int appendRow(int from, String opening, String closing) {
        int end = endAt('\n', from, table.text().length());
        out.append("<tr>");
        int cell = from;
        while (cell <= end) {
            int cellEnd = endAt('\t', cell, end);
            out.append('<').append(opening).append('>');
            text.append(cell, cellEnd);
            out.append("</").append(closing).append('>');
            cell = cellEnd + 1;
        }
        out.append("</tr>");
        return end + 1;
    }

    private int endAt(char separator, int from, int limit) {
        int index = table.text().indexOf(separator, from, limit);
        return index < 0 ? limit : index;
    }
}
