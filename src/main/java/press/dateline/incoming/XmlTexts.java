package press.dateline.incoming;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** The texts and addresses of a feed's elements. */
final class XmlTexts {

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern UNSTORABLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}\\x{D800}-\\x{DFFF}]");
    private static final int LONGEST_BASE = 2_000;
    private static final Set<String> VOID =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private XmlTexts() {}

    /** What an element holds, white space around it left out: its text, or where it has elements, their markup. */
    static @Nullable String inner(@Nullable Element element) {
        return element == null ? null : inner(element, XmlNames.isXhtml(element));
    }

    /** As markup, if it is XML or has elements. */
    private static @Nullable String inner(Element element, boolean isXml) {
        String text = storable(isXml || element.childrenSize() > 0 ? markup(element) : text(element))
                .strip();
        return text.isEmpty() ? null : text;
    }

    /** Text without the characters that references named though XML does not have them, and half surrogate pairs. */
    static String storable(String text) {
        return UNSTORABLE.matcher(text).replaceAll("");
    }

    /** An Atom text (RFC 4287, sections 3.1 and 4.1.3; Atom 0.3's {@code mode} too); links in it made absolute. */
    static @Nullable FeedText atom(@Nullable Element element) {
        if (element == null) {
            return null;
        }
        String type = XmlNames.attribute(element, "type");
        String src = XmlNames.attribute(element, "src");
        String told = type == null ? "text" : type.toLowerCase(Locale.ROOT);
        String mode = XmlNames.attribute(element, "mode");
        boolean base64 = mode == null ? isBinary(told) : mode.equals("base64");
        Element holder = told.contains("html") && mode == null ? divOf(element) : element;
        String value = base64 ? decoded(element) : inner(holder, isXml(told));
        if (value == null && src == null) {
            return null;
        }
        String absolute = value == null || !told.contains("html") ? value : Links.absolute(value, base(holder));
        return new FeedText(type, absolute == null ? "" : absolute, src == null ? null : resolve(element, src));
    }

    /** The address that an element's attribute or text names, against {@code xml:base}. */
    static @Nullable String address(Element element, @Nullable String written) {
        return written == null || written.isBlank() ? null : resolve(element, written.strip());
    }

    /** The address in force at an element (XML Base), null where the feed does not say one. */
    static @Nullable String base(Element element) {
        Deque<String> bases = new ArrayDeque<>();
        for (Element at = element; at != null; at = at.parent()) {
            boolean isShort = at.attributes().getIgnoreCase("xml:base").length() <= LONGEST_BASE;
            String base = isShort ? XmlNames.attribute(at, "xml:base") : null;
            if (base != null) {
                bases.push(base);
                if (ABSOLUTE.matcher(base).matches()) {
                    break;
                }
            }
        }
        String base = null;
        for (String next : bases) {
            base = base == null ? next : Links.resolve(base, next);
        }
        return base;
    }

    private static String resolve(Element element, String written) {
        if (ABSOLUTE.matcher(written).matches()) {
            return written;
        }
        String base = base(element);
        return base == null ? written : Links.resolve(base, written);
    }

    /** Types that are text, or XML that is text as it stands; all others are written as base64. */
    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !isXml(type) && !type.endsWith("html");
    }

    private static boolean isXml(String type) {
        return type.equals("xhtml") || type.endsWith("+xml") || type.endsWith("/xml");
    }

    /** What base64 stands for; as it was written where it stands for no text. */
    private static @Nullable String decoded(Element element) {
        String written = inner(element);
        if (written == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(written.replaceAll("\\s+", ""));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return written;
        }
    }

    /** XHTML stands in a div that is not part of it. */
    private static Element divOf(Element element) {
        List<Element> children = element.children();
        boolean only = children.size() == 1
                && element.ownText().isBlank()
                && children.getFirst().tag().localName().equalsIgnoreCase("div");
        return only ? children.getFirst() : element;
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        element.textNodes().forEach(node -> text.append(node.getWholeText()));
        return text.toString();
    }

    private static String markup(Element element) {
        Markup markup = new Markup();
        element.childNodes().forEach(child -> NodeTraversor.traverse(markup, child));
        return markup.out.toString();
    }

    /** Writes elements as HTML, without the prefixes and namespaces that XML needed. */
    private static final class Markup implements NodeVisitor {

        private final StringBuilder out = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case CDataNode raw -> out.append(raw.getWholeText());
                case TextNode text -> out.append(escaped(text.getWholeText()));
                case Element element -> open(element);
                default -> {
                    // comments and processing instructions are no text
                }
            }
        }

        private void open(Element element) {
            out.append('<').append(element.tag().localName());
            for (Attribute attribute : element.attributes()) {
                if (!attribute.getKey().startsWith("xml")) {
                    out.append(' ')
                            .append(attribute.getKey())
                            .append("=\"")
                            .append(escaped(attribute.getValue()).replace("\"", "&quot;"))
                            .append('"');
                }
            }
            out.append(isVoid(element) ? "/>" : ">");
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && !isVoid(element)) {
                out.append("</").append(element.tag().localName()).append('>');
            }
        }

        private static boolean isVoid(Element element) {
            return element.childNodeSize() == 0
                    && VOID.contains(element.tag().localName().toLowerCase(Locale.ROOT));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
