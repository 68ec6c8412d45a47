package press.dateline.incoming;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The codes of a NewsML-G2 item: which URIs the aliases of its catalogues stand for. No catalogue is fetched. */
final class NewsCodes {

    private final Map<String, String> schemes = new HashMap<>();

    /** With the catalogues of an item, and of the message that it is in. */
    NewsCodes(Element item) {
        for (Element at = item; at != null; at = at.parent()) {
            NewsItem.children(at, "catalog")
                    .flatMap(catalogue -> NewsItem.children(catalogue, "scheme"))
                    .forEach(scheme -> {
                        String alias = XmlNames.attribute(scheme, "alias");
                        String uri = XmlNames.attribute(scheme, "uri");
                        if (alias != null && uri != null) {
                            schemes.putIfAbsent(alias, uri);
                        }
                    });
        }
    }

    /** A concept's URI, or else its code as it was written; null where it has neither. */
    @Nullable
    String uri(Element concept) {
        String uri = XmlNames.attribute(concept, "uri");
        String code = XmlNames.attribute(concept, "qcode");
        if (uri != null || code == null) {
            return uri;
        }
        int colon = code.indexOf(':');
        String scheme = colon < 0 ? null : schemes.get(code.substring(0, colon));
        return scheme == null ? code : scheme + code.substring(colon + 1);
    }

    /** A concept's name: the first one, else its literal. */
    @Nullable
    String name(Element concept) {
        String name = NewsItem.children(concept, "name")
                .map(NewsItem::text)
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
        return name == null ? XmlNames.attribute(concept, "literal") : name;
    }

    /** The code alone of an element's {@code qcode} or {@code uri}: usable of stat:usable. */
    static @Nullable String local(Element concept) {
        String code = XmlNames.attribute(concept, "qcode");
        return local(code == null ? XmlNames.attribute(concept, "uri") : code);
    }

    static @Nullable String local(@Nullable String code) {
        return code == null ? null : code.substring(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1);
    }
}
