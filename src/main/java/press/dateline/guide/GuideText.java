package press.dateline.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A guide's Markdown (CommonMark, and tables as GitHub has them) as HTML. HTML in it shows as it is written. Headings
 * have the ids that GitHub gives them, so that links work in both places; links to other files lead to their pages, and
 * are mere text where these have none.
 */
record GuideText(String title, List<Section> sections, String html) {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final String CONTRACT = "../openapi/openapi.yaml";

    /** A heading of the second level, which a page lists at its top. */
    record Section(String id, String title) {}

    /**
     * Reads a guide.
     *
     * @param link makes a path on this server a link
     */
    static GuideText of(String markdown, UnaryOperator<String> link) {
        Node document = PARSER.parse(markdown);
        Headings headings = new Headings();
        document.accept(headings);
        document.accept(new Links(link));
        String html = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> (node, tag, attributes) -> mark(node, tag, attributes, headings))
                .build()
                .render(document);
        return new GuideText(headings.title, headings.sections, html);
    }

    private static void mark(Node node, String tag, Map<String, String> attributes, Headings headings) {
        if (node instanceof Heading) {
            Optional.ofNullable(headings.ids.get(node)).ifPresent(id -> attributes.put("id", id));
        } else if (node instanceof TableCell cell && cell.isHeader()) {
            attributes.put("scope", "col");
        } else if (tag.equals("pre")) {
            // What is wider than the page is scrolled, also by keys.
            attributes.put("tabindex", "0");
        }
    }

    /** Finds the headings, and names them. */
    private static final class Headings extends AbstractVisitor {

        private final Map<Node, String> ids = new HashMap<>();
        private final Map<String, Integer> used = new HashMap<>();
        private final List<Section> sections = new ArrayList<>();
        private String title = "";

        @Override
        public void visit(Heading heading) {
            String text = Words.of(heading);
            String plain = text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = used.merge(plain, 1, Integer::sum) - 1;
            String id = before == 0 ? plain : plain + "-" + before;
            ids.put(heading, id);
            if (heading.getLevel() == 1 && title.isEmpty()) {
                title = text;
            } else if (heading.getLevel() == 2) {
                sections.add(new Section(id, text));
            }
        }
    }

    /** Has links lead where the pages are. */
    private static final class Links extends AbstractVisitor {

        private final UnaryOperator<String> link;

        Links(UnaryOperator<String> link) {
            this.link = link;
        }

        @Override
        public void visit(Link node) {
            visitChildren(node);
            String target = node.getDestination();
            if (target.startsWith("#") || target.matches("https?://.*")) {
                return;
            }
            String[] parts = target.split("#", 2);
            String fragment = parts.length == 2 ? "#" + parts[1] : "";
            Optional<String> page = parts[0].equals(CONTRACT)
                    ? Optional.of("/openapi")
                    : Guide.of(parts[0]).map(Guide::path);
            page.ifPresentOrElse(path -> node.setDestination(link.apply(path) + fragment), () -> unwrap(node));
        }

        private static void unwrap(Node node) {
            while (node.getFirstChild() != null) {
                node.insertBefore(node.getFirstChild());
            }
            node.unlink();
        }
    }

    /** The words of a heading. */
    private static final class Words extends AbstractVisitor {

        private final StringBuilder words = new StringBuilder();

        static String of(Node node) {
            Words found = new Words();
            node.accept(found);
            return found.words.toString();
        }

        @Override
        public void visit(Text text) {
            words.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            words.append(code.getLiteral());
        }
    }
}
