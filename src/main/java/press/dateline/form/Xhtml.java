package press.dateline.form;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Writes HTML of ours as a page of XHTML, the XML syntax of HTML5. */
final class Xhtml implements NodeVisitor {

    static final String MEDIA_TYPE = "application/xhtml+xml";
    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";

    private final XmlWriter xml;

    private Xhtml(XmlWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes a page as an element.
     *
     * @param body what {@link BodyHtml} wrote
     */
    static void write(XmlWriter xml, String title, String body) {
        xml.start("html", NAMESPACE)
                .start("head")
                .start("title")
                .text(title)
                .end()
                .end();
        NodeTraversor.traverse(new Xhtml(xml), Jsoup.parseBodyFragment(body).body());
        xml.end();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            xml.start(element.normalName());
            for (Attribute attribute : element.attributes()) {
                // Without a value, it stands for itself.
                boolean hasValue = attribute.hasDeclaredValue();
                xml.attribute(attribute.getKey(), hasValue ? attribute.getValue() : attribute.getKey());
            }
        } else if (node instanceof TextNode text) {
            xml.text(text.getWholeText());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element) {
            xml.end();
        }
    }
}
