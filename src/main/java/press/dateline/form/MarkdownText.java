package press.dateline.form;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text that Markdown shows, once it is read. */
final class MarkdownText extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();

    private MarkdownText() {}

    static String of(Node node) {
        MarkdownText visitor = new MarkdownText();
        node.accept(visitor);
        return visitor.text.toString();
    }

    @Override
    public void visit(Text words) {
        text.append(words.getLiteral());
    }

    @Override
    public void visit(HtmlInline tag) {
        text.append(tag.getLiteral());
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        text.append('\n');
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        text.append('\n');
    }
}
