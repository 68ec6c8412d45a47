package press.dateline.incoming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a NewsML-G2 item is about and mentions, as the people, places, organisations and subjects of ninjs. */
final class NewsSubjects {

    /** From this relevance on, of 100, an item is about a thing; below, it mentions it. */
    private static final int ABOUT = 75;

    private final Element contentMeta;
    private final NewsCodes codes;

    /** What the item says of concepts beside its subjects, by their URIs. */
    private final Map<String, Element> asserted = new HashMap<>();

    NewsSubjects(Element item, Element contentMeta, NewsCodes codes) {
        this.contentMeta = contentMeta;
        this.codes = codes;
        NewsItem.children(item, "assert").forEach(one -> {
            String uri = codes.uri(one);
            if (uri != null) {
                asserted.putIfAbsent(uri, one);
            }
        });
    }

    void addTo(ObjectNode ninjs) {
        NewsItem.children(contentMeta, "subject").forEach(subject -> {
            String type = NewsCodes.local(XmlNames.attribute(subject, "type"));
            String uri = codes.uri(subject);
            String name = codes.name(subject);
            Element told = uri == null ? null : asserted.get(uri);
            if (name == null && told != null) {
                name = codes.name(told);
            }
            if (name != null) {
                String list = list(type);
                ObjectNode one = ninjs.withArray(list).addObject();
                one.put("name", name).put("rel", isAbout(subject) ? "about" : "mentions");
                NewsItem.put(one, "uri", uri);
                if (list.equals("places")) {
                    position(one, subject, told);
                }
            }
        });
        NewsItem.children(contentMeta, "keyword").forEach(keyword -> {
            String word = NewsItem.text(keyword);
            if (word != null) {
                ninjs.withArray("subjects").addObject().put("name", word);
            }
        });
    }

    private static String list(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "person" -> "people";
            case "organisation" -> "organisations";
            case "geoArea", "poi" -> "places";
            default -> "subjects";
        };
    }

    private static boolean isAbout(Element subject) {
        String relevance = XmlNames.attribute(subject, "relevance");
        return relevance == null || !relevance.matches("[0-9]{1,3}") || Integer.parseInt(relevance) >= ABOUT;
    }

    private static void position(ObjectNode place, Element subject, @Nullable Element asserted) {
        Element details = NewsItem.child(subject, "geoareadetails");
        Element holder = details.hasParent() || asserted == null ? details : NewsItem.child(asserted, "geoareadetails");
        Element position = NewsItem.child(holder, "position");
        String latitude = XmlNames.attribute(position, "latitude");
        String longitude = XmlNames.attribute(position, "longitude");
        if (isDegrees(latitude) && isDegrees(longitude)) {
            ObjectNode point = place.putObject("geoJSON");
            point.put("type", "Point");
            point.putArray("coordinates")
                    .add(Double.parseDouble(String.valueOf(longitude)))
                    .add(Double.parseDouble(String.valueOf(latitude)));
        }
    }

    private static boolean isDegrees(@Nullable String written) {
        return written != null && written.matches("[+-]?[0-9]{1,3}(?:\\.[0-9]{1,20})?");
    }
}
