package press.dateline.incoming;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads an item of RSS 0.9 to 2.0, with what the usual modules add to it. */
final class RssItem {

    /** The most characters that are looked at of what may be a person. */
    private static final int LONGEST_PERSON = 1_000;

    private static final Pattern NAME_IN_PARENTHESES =
            Pattern.compile("([^\\s@(]+@[^\\s@(]+)\\s*\\((.+)\\)", Pattern.DOTALL);
    private static final Pattern ADDRESS_IN_BRACKETS =
            Pattern.compile("([^<>@]+)<([^\\s@<>]+@[^\\s@<>]+)>", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");

    private final Element item;

    RssItem(Element item) {
        this.item = item;
    }

    FeedEntry read(int line, boolean whole) {
        Element guid = XmlNames.child(item, "guid", "dc:identifier", "atom:id").orElse(null);
        String id = XmlTexts.inner(guid);
        String about = XmlNames.attribute(item, "rdf:about");
        return new FeedEntry(
                line,
                id == null ? about : id,
                guid != null && id != null && XmlNames.of(guid).equals("guid") && isPermaLink(guid),
                text("title", "dc:title", "media:title", "atom:title"),
                text("description", "itunes:summary", "atom:summary", "dc:description"),
                content(),
                links(item),
                FeedDates.parse(value("pubdate", "dc:date", "dcterms:issued", "atom:published", "dcterms:created")),
                FeedDates.parse(value("atom:updated", "dcterms:modified", "lastbuilddate")),
                authors(),
                categories(item),
                RssMedia.of(item),
                value("dc:rights", "copyright", "atom:rights", "media:copyright"),
                value("dc:language", "language"),
                source(),
                false,
                whole);
    }

    /** True where nothing is said, as in RSS 2.0. */
    private static boolean isPermaLink(Element guid) {
        String told = XmlNames.attribute(guid, "ispermalink");
        return told == null || !told.toLowerCase(Locale.ROOT).equals("false");
    }

    private @Nullable String value(String... names) {
        return XmlTexts.inner(XmlNames.child(item, names).orElse(null));
    }

    private @Nullable FeedText text(String... names) {
        Element element = XmlNames.child(item, names).orElse(null);
        return element != null && XmlNames.of(element).startsWith("atom:")
                ? XmlTexts.atom(element)
                : based(element, null);
    }

    private @Nullable FeedText content() {
        Element element = XmlNames.child(item, "content:encoded", "xhtml:body", "xhtml:div", "atom:content")
                .orElse(null);
        return element != null && XmlNames.of(element).equals("atom:content")
                ? XmlTexts.atom(element)
                : based(element, "html");
    }

    private static @Nullable FeedText based(@Nullable Element element, @Nullable String type) {
        String value = XmlTexts.inner(element);
        return element == null || value == null
                ? null
                : new FeedText(type, Links.absolute(value, XmlTexts.base(element)), null);
    }

    private List<FeedPerson> authors() {
        Set<String> names = new HashSet<>();
        return XmlNames.children(item, "author", "dc:creator", "itunes:author", "atom:author")
                .flatMap(one -> person(one).stream())
                .filter(person -> person.name() == null || names.add(person.name()))
                .toList();
    }

    /** RSS has an address with a name in parentheses, but people write what they like. */
    static Optional<FeedPerson> person(Element element) {
        if (XmlNames.of(element).startsWith("atom:")
                || XmlNames.child(element, "atom:name", "name").isPresent()) {
            return AtomEntry.person(element);
        }
        return Optional.ofNullable(XmlTexts.inner(element))
                .map(written -> written.substring(0, Math.min(written.length(), LONGEST_PERSON)))
                .map(RssItem::person);
    }

    private static FeedPerson person(String written) {
        Matcher form = NAME_IN_PARENTHESES.matcher(written);
        if (form.matches()) {
            return new FeedPerson(form.group(2).strip(), form.group(1), null);
        }
        form = ADDRESS_IN_BRACKETS.matcher(written);
        if (form.matches()) {
            return new FeedPerson(form.group(1).replace("\"", "").strip(), form.group(2), null);
        }
        return ADDRESS.matcher(written).matches()
                ? new FeedPerson(null, written, null)
                : new FeedPerson(written, null, null);
    }

    /** Of RSS's own links the last is the page, as other readers have it too; Atom's are what they say. */
    static List<FeedLink> links(Element parent) {
        List<String> own = XmlNames.children(parent, "link")
                .flatMap(link -> address(link).stream())
                .toList();
        List<FeedLink> links = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            String rel = i == own.size() - 1 ? "alternate" : "related";
            links.add(new FeedLink(own.get(i), rel, null, null, null, null));
        }
        XmlNames.children(parent, "atom:link")
                .flatMap(link -> AtomEntry.link(link).stream())
                .forEach(links::add);
        return links;
    }

    private static Optional<String> address(Element link) {
        String text = XmlTexts.inner(link);
        return Optional.ofNullable(XmlTexts.address(link, text == null ? XmlNames.attribute(link, "href") : text));
    }

    static List<FeedCategory> categories(Element parent) {
        List<FeedCategory> categories = new ArrayList<>();
        XmlNames.children(parent, "category", "dc:subject", "atom:category", "itunes:category", "media:category")
                .forEach(one -> {
                    String name = XmlNames.of(one);
                    FeedCategory category = name.startsWith("atom:")
                            ? AtomEntry.category(one)
                            : name.startsWith("itunes:")
                                    ? new FeedCategory(XmlNames.attribute(one, "text"), null, null)
                                    : new FeedCategory(XmlTexts.inner(one), null, XmlNames.attribute(one, "domain"));
                    if (category.term() != null || category.label() != null) {
                        categories.add(category);
                    }
                });
        return categories;
    }

    private FeedEntry.@Nullable Source source() {
        Element source = XmlNames.child(item, "source", "dc:source").orElse(null);
        return source == null
                ? null
                : new FeedEntry.Source(
                        null, XmlTexts.inner(source), XmlTexts.address(source, XmlNames.attribute(source, "url")));
    }
}
