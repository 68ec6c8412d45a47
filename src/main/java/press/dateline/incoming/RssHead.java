package press.dateline.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what an RSS feed says of itself, in its channel, or in RSS 1.0 beside it. */
final class RssHead {

    private RssHead() {}

    static FeedHead of(Element root) {
        Element channel = XmlNames.of(root).equals("channel")
                ? root
                : XmlNames.child(root, "channel").orElse(root);
        List<FeedPerson> authors = new ArrayList<>();
        XmlNames.children(channel, "managingeditor", "author", "dc:creator", "itunes:author", "atom:author")
                .forEach(one -> RssItem.person(one).ifPresent(authors::add));
        return new FeedHead(
                "rss",
                version(root),
                null,
                XmlTexts.inner(first(channel, "title")),
                XmlTexts.inner(first(channel, "description", "itunes:summary")),
                RssItem.links(channel),
                XmlTexts.inner(first(channel, "language", "dc:language")),
                XmlTexts.inner(first(channel, "copyright", "dc:rights", "media:copyright")),
                FeedDates.parse(XmlTexts.inner(first(channel, "pubdate", "dc:date"))),
                FeedDates.parse(XmlTexts.inner(first(channel, "lastbuilddate", "atom:updated", "dcterms:modified"))),
                authors,
                RssItem.categories(channel),
                image(root, channel),
                RssItem.links(channel).stream()
                        .filter(link -> link.rel().equals("next") || link.rel().equals("prev-archive"))
                        .map(FeedLink::href)
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable Element first(Element channel, String... names) {
        return XmlNames.child(channel, names).orElse(null);
    }

    /** RSS 1.0 and 0.9 are told by their namespaces, the others say their version. */
    private static String version(Element root) {
        String version = XmlNames.attribute(root, "version");
        if (version != null || !root.tag().localName().equalsIgnoreCase("rdf")) {
            return version == null ? "" : version;
        }
        for (var attribute : root.attributes()) {
            String value = attribute.getValue().strip();
            if (attribute.getKey().equals("xmlns")) {
                return value.contains("simple/0.9") ? "0.9" : value.contains("rss/1.0") ? "1.0" : "";
            }
        }
        return "";
    }

    private static @Nullable FeedImage image(Element root, Element channel) {
        Optional<Element> image = XmlNames.children(channel, "image")
                .filter(one -> one.childrenSize() > 0)
                .findFirst()
                .or(() -> XmlNames.child(root, "image"));
        return image.map(one ->
                        new FeedImage(address(one, "url"), XmlTexts.inner(first(one, "title")), address(one, "link")))
                .orElse(null);
    }

    private static @Nullable String address(Element image, String name) {
        Element named = first(image, name);
        return named == null ? null : XmlTexts.address(named, XmlTexts.inner(named));
    }
}
