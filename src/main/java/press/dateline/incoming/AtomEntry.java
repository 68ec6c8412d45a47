package press.dateline.incoming;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads an entry, or a feed, of Atom 1.0 (RFC 4287) or 0.3. */
final class AtomEntry {

    private final Element element;

    AtomEntry(Element element) {
        this.element = element;
    }

    FeedEntry read(int line, boolean whole) {
        String id = id();
        return new FeedEntry(
                line,
                id,
                false,
                XmlTexts.atom(child("title")),
                XmlTexts.atom(child("summary")),
                XmlTexts.atom(child("content")),
                links(),
                time("published", "issued", "created"),
                time("updated", "modified"),
                authors(),
                categories(),
                RssMedia.of(element),
                value(XmlTexts.atom(child("rights", "copyright"))),
                language(element),
                source(),
                false,
                whole);
    }

    FeedHead head() {
        String version = XmlNames.attribute(element, "version");
        boolean is03 = element.tag().namespace().contains("purl.org/atom");
        return new FeedHead(
                "atom",
                version == null ? is03 ? "0.3" : "1.0" : version,
                id(),
                value(XmlTexts.atom(child("title"))),
                value(XmlTexts.atom(child("subtitle", "tagline"))),
                links(),
                language(element),
                value(XmlTexts.atom(child("rights", "copyright"))),
                null,
                time("updated", "modified"),
                authors(),
                categories(),
                image(),
                links().stream()
                        .filter(link -> link.rel().equals("next") || link.rel().equals("prev-archive"))
                        .map(FeedLink::href)
                        .findFirst()
                        .orElse(null));
    }

    private @Nullable Element child(String... names) {
        return child(element, names);
    }

    private static @Nullable Element child(Element parent, String... names) {
        for (String name : names) {
            Optional<Element> found = XmlNames.child(parent, "atom:" + name, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private static @Nullable String value(@Nullable FeedText text) {
        return text == null || text.value().isEmpty() ? null : text.value();
    }

    private @Nullable String id() {
        Element id = child("id");
        return id == null ? null : XmlTexts.address(id, XmlTexts.inner(id));
    }

    private @Nullable Instant time(String... names) {
        return FeedDates.parse(XmlTexts.inner(child(names)));
    }

    private static @Nullable String language(Element element) {
        return XmlNames.attribute(element, "xml:lang");
    }

    private List<FeedLink> links() {
        return XmlNames.children(element, "atom:link", "link")
                .flatMap(link -> link(link).stream())
                .toList();
    }

    static Optional<FeedLink> link(Element link) {
        String written = XmlNames.attribute(link, "href");
        boolean isHere = written == null && link.attributes().hasKeyIgnoreCase("href");
        String href = isHere ? XmlTexts.base(link) : XmlTexts.address(link, written);
        String rel = XmlNames.attribute(link, "rel");
        return href == null
                ? Optional.empty()
                : Optional.of(new FeedLink(
                        href,
                        rel == null ? "alternate" : rel,
                        XmlNames.attribute(link, "type"),
                        XmlNames.attribute(link, "hreflang"),
                        XmlNames.attribute(link, "title"),
                        XmlNames.attribute(link, "length")));
    }

    private List<FeedPerson> authors() {
        List<FeedPerson> authors = new ArrayList<>();
        XmlNames.children(element, "atom:author", "author")
                .forEach(one -> person(one).ifPresent(authors::add));
        Set<FeedPerson> known = new HashSet<>(authors);
        XmlNames.children(element, "dc:creator")
                .flatMap(one -> RssItem.person(one).stream())
                .filter(known::add)
                .forEach(authors::add);
        return authors;
    }

    /** A person (RFC 4287, section 3.2); Atom 0.3 says {@code url}, and some say {@code homepage}. */
    static Optional<FeedPerson> person(Element author) {
        Element uri = child(author, "uri", "url", "homepage");
        FeedPerson person = new FeedPerson(
                XmlTexts.inner(child(author, "name")),
                XmlTexts.inner(child(author, "email")),
                uri == null ? null : XmlTexts.address(uri, XmlTexts.inner(uri)));
        if (person.name() == null && person.email() == null && person.uri() == null) {
            return author.childrenSize() > 0
                    ? Optional.empty()
                    : Optional.ofNullable(XmlTexts.inner(author)).map(name -> new FeedPerson(name, null, null));
        }
        return Optional.of(person);
    }

    private List<FeedCategory> categories() {
        return XmlNames.children(element, "atom:category", "category", "dc:subject")
                .map(one -> XmlNames.of(one).equals("dc:subject")
                        ? new FeedCategory(XmlTexts.inner(one), null, null)
                        : category(one))
                .filter(category -> category.term() != null || category.label() != null || category.scheme() != null)
                .toList();
    }

    static FeedCategory category(Element category) {
        return new FeedCategory(
                XmlNames.attribute(category, "term"),
                XmlNames.attribute(category, "label"),
                XmlNames.attribute(category, "scheme"));
    }

    private @Nullable FeedImage image() {
        Element logo = child("logo", "icon");
        String url = logo == null ? null : XmlTexts.address(logo, XmlTexts.inner(logo));
        return url == null ? null : new FeedImage(url, null, null);
    }

    private FeedEntry.@Nullable Source source() {
        Element source = child("source");
        if (source == null) {
            return null;
        }
        AtomEntry read = new AtomEntry(source);
        return new FeedEntry.Source(read.id(), value(XmlTexts.atom(read.child("title"))), FeedLink.page(read.links()));
    }
}
