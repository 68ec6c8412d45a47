package press.dateline.form;

import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/**
 * A table as GitHub Flavored Markdown has it: with a row of headings, which is empty where the table has none, and as
 * many cells in each row as the widest has.
 */
final class MarkdownTable {

    private static final char CELLS = '\t';

    private final String text;
    private final InlineMarkdown inline;

    MarkdownTable(String text, InlineMarkdown inline) {
        this.text = text;
        this.inline = inline;
    }

    Node node(boolean header) {
        List<String> rows = List.of(text.split("\n", -1));
        long columns = rows.stream()
                .mapToLong(row -> row.chars().filter(c -> c == CELLS).count() + 1)
                .max()
                .orElseThrow();
        TableBlock table = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        table.appendChild(head);
        if (!header) {
            TableRow empty = new TableRow();
            fill(empty, columns, true);
            head.appendChild(empty);
        }
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean heading = header && i == 0;
            (heading ? head : body).appendChild(row(at, at + rows.get(i).length(), columns, heading));
            at += rows.get(i).length() + 1;
        }
        if (body.getFirstChild() != null) {
            table.appendChild(body);
        }
        return table;
    }

    private TableRow row(int from, int to, long columns, boolean heading) {
        TableRow row = new TableRow();
        int at = from;
        long cells = 0;
        while (at <= to) {
            int end = text.indexOf(CELLS, at);
            end = end < 0 || end > to ? to : end;
            TableCell cell = new TableCell();
            cell.setHeader(heading);
            inline.addTo(cell, at, end);
            row.appendChild(cell);
            cells++;
            at = end + 1;
        }
        fill(row, columns - cells, heading);
        return row;
    }

    private static void fill(TableRow row, long cells, boolean heading) {
        for (long i = 0; i < cells; i++) {
            TableCell cell = new TableCell();
            cell.setHeader(heading);
            row.appendChild(cell);
        }
    }
}
