package press.dateline.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The text of a NewsML-G2 item as HTML: XHTML and NITF in {@code inlineXML}, HTML and plain text in {@code inlineData}. */
final class NewsBody {

    /** Elements of NITF 3 that HTML calls otherwise. */
    private static final Map<String, String> NITF =
            Map.of("hl1", "h2", "hl2", "h3", "bq", "blockquote", "lang", "span");

    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");

    private NewsBody() {}

    static Optional<String> of(Element contentSet) {
        for (Element one : contentSet.children()) {
            String html = switch (NewsMlReader.name(one)) {
                case "inlinexml" -> xml(one);
                case "inlinedata" -> data(one);
                default -> null;
            };
            if (html != null) {
                return Optional.of(html);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String xml(Element inline) {
        List<Element> all = inline.getAllElements();
        boolean isNitf = all.stream().anyMatch(one -> NewsMlReader.name(one).equals("nitf"));
        Element body = all.stream()
                .filter(one -> NewsMlReader.name(one).equals(isNitf ? "body.content" : "body"))
                .findFirst()
                .orElse(inline);
        if (isNitf) {
            body.getAllElements().forEach(NewsBody::rename);
        }
        return XmlTexts.inner(body);
    }

    private static void rename(Element element) {
        String name = NewsMlReader.name(element);
        String html = NITF.get(name);
        if (html != null) {
            element.tagName(html);
        } else if (name.equals("media")) {
            element.tagName("figure");
        } else if (name.equals("media-caption")) {
            element.tagName("figcaption");
        } else if (name.equals("media-producer")) {
            element.tagName("cite");
        } else if (name.equals("media-reference")) {
            String source = XmlNames.attribute(element, "source");
            String type = XmlNames.attribute(element, "mime-type");
            if (source == null || (type != null && !type.startsWith("image/"))) {
                element.tagName("span");
            } else {
                element.tagName("img").attr("src", source);
                String alt = XmlNames.attribute(element, "alternate-text");
                element.attr("alt", alt == null ? "" : alt);
                element.empty();
            }
        }
    }

    private static @Nullable String data(Element inline) {
        String type = XmlNames.attribute(inline, "contenttype");
        String told = type == null ? "text/plain" : type.toLowerCase(Locale.ROOT);
        String text = XmlTexts.inner(inline);
        if (text == null || !told.startsWith("text/")) {
            return null;
        }
        return told.contains("html") ? text : paragraphs(text);
    }

    private static String paragraphs(String text) {
        return BLANK_LINES
                .splitAsStream(text)
                .map(paragraph -> paragraph
                        .strip()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;"))
                .collect(Collectors.joining("</p><p>", "<p>", "</p>"));
    }
}
