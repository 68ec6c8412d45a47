package press.dateline.incoming;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One item of NewsML-G2 as the members of ninjs 3. */
final class NewsItem {

    private final Element item;
    private final Element itemMeta;
    private final Element contentMeta;
    private final NewsCodes codes;

    NewsItem(Element item) {
        this.item = item;
        this.itemMeta = child(item, "itemmeta");
        this.contentMeta = child(item, "contentmeta");
        this.codes = new NewsCodes(item);
    }

    /** The first child of a name; an empty element where there is none. */
    static Element child(Element parent, String name) {
        return children(parent, name).findFirst().orElseGet(() -> new Element("none"));
    }

    static Stream<Element> children(Element parent, String... names) {
        List<String> wanted = List.of(names);
        return parent.children().stream().filter(one -> wanted.contains(NewsMlReader.name(one)));
    }

    static @Nullable String text(Element element) {
        String inner = XmlTexts.inner(element);
        return inner == null || element.childrenSize() == 0
                ? inner
                : element.text().strip();
    }

    String guid() {
        String guid = XmlNames.attribute(item, "guid");
        return guid == null ? "" : guid;
    }

    /** The code of its {@code itemClass}: text, picture, …; text where there is none. */
    String nature() {
        String nature = NewsCodes.local(child(itemMeta, "itemclass"));
        return nature == null ? "text" : nature;
    }

    /** The items that it links to. */
    Set<String> links() {
        return children(itemMeta, "link")
                .flatMap(link -> Stream.ofNullable(XmlNames.attribute(link, "residref")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The items that a package holds: all of them first, then those of each of its groups. */
    List<Set<String>> groups() {
        List<Set<String>> groups = new ArrayList<>();
        groups.add(references(item.getAllElements().stream()));
        item.getAllElements().stream()
                .filter(element -> NewsMlReader.name(element).equals("group"))
                .forEach(group -> groups.add(references(group.children().stream())));
        return groups;
    }

    private static Set<String> references(Stream<Element> elements) {
        return elements.filter(element -> NewsMlReader.name(element).equals("itemref"))
                .flatMap(element -> Stream.ofNullable(XmlNames.attribute(element, "residref")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    ObjectNode story() {
        ObjectNode ninjs = common("text");
        put(ninjs, "language", language());
        put(ninjs, "by", byline());
        String dateline = text(child(contentMeta, "dateline"));
        put(ninjs, "located", dateline == null ? codes.name(child(contentMeta, "located")) : dateline);
        put(ninjs, "edNote", lines(itemMeta, "ednote"));
        String urgency = text(child(contentMeta, "urgency"));
        if (urgency != null && urgency.matches("[1-9]")) {
            ninjs.put("urgency", Integer.parseInt(urgency));
        }
        headlines(ninjs.putArray("headlines"));
        new NewsSubjects(item, contentMeta, codes).addTo(ninjs);
        NewsBody.of(child(item, "contentset"))
                .ifPresent(html -> ninjs.putArray("bodies")
                        .addObject()
                        .put("role", "main")
                        .put("contentType", "text/html")
                        .put("value", html));
        altIds(ninjs.putArray("altIds"));
        linkedFiles(ninjs.putArray("associations"));
        return ninjs;
    }

    ObjectNode picture() {
        ObjectNode ninjs = common("picture");
        ninjs.put("name", "picture");
        put(ninjs, "by", byline());
        put(ninjs, "headline", text(child(contentMeta, "headline")));
        ArrayNode renditions = ninjs.putArray("renditions");
        children(child(item, "contentset"), "remotecontent").forEach(file -> {
            String rendition = NewsCodes.local(XmlNames.attribute(file, "rendition"));
            ObjectNode one = renditions.addObject();
            one.put("name", rendition == null ? "full" : rendition);
            put(one, "href", XmlNames.attribute(file, "href"));
            put(one, "contentType", XmlNames.attribute(file, "contenttype"));
            number(one, "width", file);
            number(one, "height", file);
        });
        return ninjs;
    }

    private static void number(ObjectNode object, String name, Element file) {
        String number = XmlNames.attribute(file, name);
        if (number != null && number.matches("[1-9][0-9]{0,4}")) {
            object.put(name, Integer.parseInt(number));
        }
    }

    private ObjectNode common(String type) {
        ObjectNode ninjs = JsonNodeFactory.instance.objectNode();
        put(ninjs, "uri", guid());
        ninjs.put("type", type);
        put(ninjs, "version", XmlNames.attribute(item, "version"));
        put(ninjs, "versionCreated", time(child(itemMeta, "versioncreated")));
        put(ninjs, "firstCreated", time(child(itemMeta, "firstcreated")));
        put(ninjs, "contentCreated", time(child(contentMeta, "contentcreated")));
        String status = NewsCodes.local(child(itemMeta, "pubstatus"));
        Element embargo = child(itemMeta, "embargoed");
        String until = time(embargo);
        // An embargo whose end is not known holds until the next version.
        boolean endless = embargo.hasParent() && until == null;
        ninjs.put("pubStatus", endless ? "withheld" : status == null ? "usable" : status.toLowerCase(Locale.ROOT));
        put(ninjs, "embargoed", until);
        Element rights = child(item, "rightsinfo");
        put(ninjs, "copyrightHolder", codes.name(child(rights, "copyrightholder")));
        put(ninjs, "copyrightNotice", lines(rights, "copyrightnotice"));
        put(ninjs, "usageTerms", lines(rights, "usageterms"));
        descriptions(ninjs.putArray("descriptions"));
        return ninjs;
    }

    private @Nullable String language() {
        String tag = XmlNames.attribute(child(contentMeta, "language"), "tag");
        for (Element at = item; tag == null && at != null; at = at.parent()) {
            tag = XmlNames.attribute(at, "xml:lang");
        }
        return tag;
    }

    private static @Nullable String time(Element element) {
        var time = FeedDates.parse(XmlTexts.inner(element));
        return time == null ? null : time.toString();
    }

    private @Nullable String byline() {
        String by = lines(contentMeta, "by");
        return by != null
                ? by.replace("\n", ", ")
                : joined(children(contentMeta, "creator").map(codes::name), ", ");
    }

    private static @Nullable String lines(Element parent, String name) {
        return joined(children(parent, name).map(NewsItem::text), "\n");
    }

    private static @Nullable String joined(Stream<@Nullable String> texts, String between) {
        String joined = texts.filter(text -> text != null).distinct().collect(Collectors.joining(between));
        return joined.isEmpty() ? null : joined;
    }

    /** The first is the headline, unless another one says that it is; a second one is the short one. */
    private void headlines(ArrayNode headlines) {
        for (Element one : children(contentMeta, "headline").toList()) {
            String role = NewsCodes.local(XmlNames.attribute(one, "role"));
            String rank = XmlNames.attribute(one, "rank");
            boolean isShort = "2".equals(rank) || (role != null && role.contains("short"));
            String value = text(one);
            if (value != null) {
                headlines
                        .addObject()
                        .put("role", isShort ? "short" : role == null || headlines.isEmpty() ? "main" : role)
                        .put("value", value);
            }
        }
        String title = text(child(itemMeta, "title"));
        if (headlines.isEmpty() && title != null) {
            headlines.addObject().put("role", "main").put("value", title);
        }
    }

    private void descriptions(ArrayNode descriptions) {
        children(contentMeta, "description").forEach(one -> {
            String role = NewsCodes.local(XmlNames.attribute(one, "role"));
            describe(descriptions, role == null ? "summary" : role, text(one));
        });
        children(contentMeta, "creditline").forEach(one -> describe(descriptions, "creditline", text(one)));
    }

    private static void describe(ArrayNode descriptions, String role, @Nullable String value) {
        if (value != null) {
            descriptions
                    .addObject()
                    .put("role", role)
                    .put("contentType", "text/plain")
                    .put("value", value);
        }
    }

    private void altIds(ArrayNode altIds) {
        Stream.concat(children(itemMeta, "altid"), children(contentMeta, "altid"))
                .forEach(one -> {
                    String value = text(one);
                    String type = XmlNames.attribute(one, "type");
                    if (value != null) {
                        ObjectNode id = altIds.addObject();
                        put(id, "role", type);
                        id.put("value", value);
                    }
                });
    }

    /** Pictures whose files links name. */
    private void linkedFiles(ArrayNode associations) {
        children(itemMeta, "link").forEach(link -> {
            String href = XmlNames.attribute(link, "href");
            String type = XmlNames.attribute(link, "contenttype");
            String id = XmlNames.attribute(link, "residref");
            if (href != null && type != null && type.startsWith("image/")) {
                ObjectNode picture = associations.addObject();
                picture.put("name", "picture")
                        .put("uri", id == null ? href : id)
                        .put("type", "picture");
                ArrayNode descriptions = picture.putArray("descriptions");
                describe(descriptions, "alt", XmlNames.attribute(link, "title"));
                describe(descriptions, "creditline", text(child(link, "creditline")));
                picture.putArray("renditions")
                        .addObject()
                        .put("name", "full")
                        .put("href", href)
                        .put("contentType", type);
            }
        });
    }

    static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            object.put(name, value);
        }
    }
}
