package press.dateline.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ArticleView.AuthorView;
import press.dateline.document.ArticleView.PersonRef;
import press.dateline.document.ArticleView.PlaceRef;
import press.dateline.document.ArticleView.SectionRef;
import press.dateline.document.ArticleView.TagRef;

/** The people, places, organisations and subjects of an article, as ninjs names them: in terms of 3.1. */
final class NinjsConcepts {

    private static final String ABOUT = "about";

    /** The genres of the IPTC (cv.iptc.org/newscodes/genre) that kinds are. */
    private static final Map<String, String> GENRES =
            Map.of("news", "Current", "brief", "Current", "analysis", "Analysis", "opinion", "Opinion");

    private final ArticleView article;

    NinjsConcepts(ArticleView article) {
        this.article = article;
    }

    /** What kind of article it is; the code of the IPTC where it has one. */
    List<Node> genres() {
        return List.of(new Node()
                .with("name", article.kind())
                .with("uri", genre(article.kind()))
                .with("literal", article.kind()));
    }

    static @Nullable String genre(String kind) {
        String code = GENRES.get(kind);
        return code == null ? null : "http://cv.iptc.org/newscodes/genre/" + code;
    }

    List<Node> people() {
        return article.people().stream().map(NinjsConcepts::person).toList();
    }

    private static Node person(PersonRef person) {
        List<Node> contacts = new ArrayList<>();
        addWeb(contacts, "page", WebAddress.of(person.webUrl()));
        NewsObject.sameAs(person.wikidataId(), null).forEach(url -> addWeb(contacts, "sameAs", url));
        return concept(person.name(), rel(person.rel()), person.id())
                .with("literal", person.slug())
                .with("contactInfo", contacts);
    }

    List<Node> organisations() {
        return article.tags().stream()
                .filter(NinjsConcepts::isOrganisation)
                .map(tag -> concept(tag.name(), ABOUT, tag.id()).with("literal", tag.slug()))
                .toList();
    }

    private static boolean isOrganisation(TagRef tag) {
        return tag.type().equals("organisation");
    }

    /** The places; that of the dateline stands there a second time, as where it is located. */
    List<Node> places() {
        List<Node> places = new ArrayList<>();
        UUID located = article.dateline() == null ? null : article.dateline().place();
        article.places().forEach(place -> places.add(place(place, rel(place.rel()))));
        article.places().stream()
                .filter(place -> place.id().equals(located))
                .forEach(place -> places.add(place(place, "located")));
        return places;
    }

    private static Node place(PlaceRef place, String rel) {
        List<Node> contacts = new ArrayList<>();
        NewsObject.sameAs(place.wikidataId(), place.geonamesId()).forEach(url -> addWeb(contacts, "sameAs", url));
        if (place.countryCode() != null) {
            contacts.add(new Node()
                    .with("role", "country")
                    .with("address", new Node().with("country", place.countryCode())));
        }
        return concept(place.name(), rel, place.id())
                .with("literal", place.slug())
                .with("contactInfo", contacts)
                .with("geoJSON", point(place.longitude(), place.latitude()));
    }

    /** RFC 7946, section 3.1.2. */
    private static @Nullable Node point(@Nullable Double longitude, @Nullable Double latitude) {
        return longitude == null || latitude == null
                ? null
                : new Node().with("type", "Point").with("coordinates", List.of(longitude, latitude));
    }

    /** The section, then the tags; one that counts the parts of a series says that the article is part of it. */
    List<Node> subjects() {
        List<Node> subjects = new ArrayList<>();
        SectionRef section = article.section();
        if (section != null) {
            List<String> path = Objects.requireNonNullElse(section.path(), List.of(section.slug()));
            subjects.add(concept(section.name(), "section", section.id()).with("literal", String.join("/", path)));
        }
        article.tags().stream()
                .filter(tag -> !isOrganisation(tag))
                .map(tag -> concept(tag.name(), tag.type().equals("series") ? "partOf" : ABOUT, tag.id())
                        .with("literal", tag.slug()))
                .forEach(subjects::add);
        return subjects;
    }

    /** Who wrote it; what they did is their role, where that is said. */
    List<Node> authors() {
        return article.authors().stream().map(NinjsConcepts::author).toList();
    }

    private static Node author(AuthorView author) {
        List<Node> contacts = new ArrayList<>();
        addWeb(contacts, "page", WebAddress.of(author.webUrl()));
        return new Node()
                .with("name", author.name())
                .with("role", Objects.requireNonNullElse(author.role(), "author"))
                .with("uri", NewsObject.uri(author.id()))
                .with("literal", author.slug())
                .with("contactInfo", contacts);
    }

    private static String rel(String rel) {
        return rel.equals(ABOUT) ? ABOUT : "mentions";
    }

    private static Node concept(String name, String rel, UUID id) {
        return new Node().with("name", name).with("rel", rel).with("uri", NewsObject.uri(id));
    }

    private static void addWeb(List<Node> contacts, String role, @Nullable String address) {
        if (address != null) {
            contacts.add(new Node().with("type", "web").with("role", role).with("value", address));
        }
    }
}
