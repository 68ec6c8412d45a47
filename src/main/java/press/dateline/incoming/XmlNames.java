package press.dateline.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The names of elements, whatever prefix a feed uses: {@code title} of RSS, {@code atom:title}, {@code dc:creator}. A
 * prefix that was never declared stands for what it usually does; in a namespace that nobody knows, the prefix counts.
 */
final class XmlNames {

    private static final int LONGEST_NAMESPACE = 300;
    private static final String NONE = "http://www.w3.org/xml/1998/namespace";

    /** Namespaces in lower case, without what stands at their ends; the empty prefix is the feed's own format. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/atom", "atom"),
            Map.entry("http://purl.org/atom/ns", "atom"),
            Map.entry("http://purl.org/rss/1.0", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://search.yahoo.com/rss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://www.georss.org/georss", "georss"),
            Map.entry("http://www.w3.org/2003/01/geo/wgs84_pos", "geo"),
            Map.entry("http://purl.org/atompub/tombstones/1.0", "at"),
            Map.entry("http://purl.org/syndication/history/1.0", "fh"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"));

    private XmlNames() {}

    /** The usual prefix, a colon and the name in lower case; without a prefix where the format's own is meant. */
    static String of(Element element) {
        String prefix = prefix(element);
        String local = element.tag().localName().toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    static boolean isXhtml(Element element) {
        return prefix(element).equals("xhtml");
    }

    private static String prefix(Element element) {
        String namespace = namespace(element.tag().namespace());
        String own = element.tag().prefix().toLowerCase(Locale.ROOT);
        if (namespace.isEmpty() || namespace.equals(NONE)) {
            return own;
        }
        String known = PREFIXES.get(namespace);
        return known == null ? own : known;
    }

    /** In the form in which namespaces are known here; of a very long one, which nobody knows, only the beginning. */
    private static String namespace(String written) {
        String namespace = written.substring(0, Math.min(written.length(), LONGEST_NAMESPACE))
                .strip()
                .toLowerCase(Locale.ROOT);
        int end = namespace.length();
        while (end > 0 && (namespace.charAt(end - 1) == '/' || namespace.charAt(end - 1) == '#')) {
            end--;
        }
        return namespace.substring(0, end);
    }

    /** The children of one of these names, in their order. */
    static Stream<Element> children(Element element, String... names) {
        List<String> wanted = List.of(names);
        return element.children().stream().filter(child -> wanted.contains(of(child)));
    }

    /** The first child of the first of these names that one has. */
    static Optional<Element> child(Element element, String... names) {
        return Stream.of(names)
                .flatMap(name -> children(element, name).limit(1))
                .findFirst();
    }

    /** An attribute by its name, in whatever case it was written. */
    static @Nullable String attribute(Element element, String name) {
        String value =
                XmlTexts.storable(element.attributes().getIgnoreCase(name)).strip();
        return value.isEmpty() ? null : value;
    }
}
