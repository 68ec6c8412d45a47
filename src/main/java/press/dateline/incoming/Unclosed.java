package press.dateline.incoming;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Mends items in which a text's end tag is missing: what follows is in it then, and is taken out again. */
final class Unclosed {

    private static final Set<String> TEXTS = Set.of(
            "title",
            "description",
            "guid",
            "author",
            "category",
            "pubdate",
            "comments",
            "content:encoded",
            "dc:creator",
            "dc:date",
            "atom:title",
            "atom:summary",
            "atom:content",
            "atom:id",
            "atom:updated",
            "atom:published");
    private static final Set<String> NEIGHBOURS = Set.of(
            "title",
            "link",
            "description",
            "guid",
            "author",
            "category",
            "pubdate",
            "comments",
            "enclosure",
            "content:encoded",
            "dc:creator",
            "dc:date",
            "atom:title",
            "atom:link",
            "atom:summary",
            "atom:content",
            "atom:id",
            "atom:updated",
            "atom:published",
            "atom:author",
            "atom:category",
            "media:content");

    private Unclosed() {}

    static void mend(Element item) {
        // What was taken out may be unclosed itself: it comes up as the next child.
        for (int i = 0; i < item.childrenSize(); i++) {
            Element child = item.child(i);
            if (child.endSourceRange().isImplicit() && TEXTS.contains(XmlNames.of(child))) {
                child.children().stream()
                        .filter(inner -> NEIGHBOURS.contains(XmlNames.of(inner)))
                        .findFirst()
                        .ifPresent(first -> takeOut(child, first));
            }
        }
    }

    private static void takeOut(Element child, Element first) {
        Node last = child;
        Node next = first;
        while (next != null) {
            Node following = next.nextSibling();
            next.remove();
            last.after(next);
            last = next;
            next = following;
        }
    }
}
