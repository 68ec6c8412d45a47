package press.dateline.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ArticleView.AuthorView;
import press.dateline.document.ArticleView.PlaceRef;

/** Writes what an article says and is about: {@code contentMeta}, {@code assert} and {@code contentSet} of NewsML-G2. */
final class NewsMlContent {

    private final XmlWriter xml;
    private final NewsObject story;
    private final ArticleView article;

    NewsMlContent(XmlWriter xml, NewsObject story) {
        this.xml = xml;
        this.story = story;
        this.article = story.article();
    }

    void meta() {
        xml.start("contentMeta");
        xml.element(
                "urgency", article.urgency() == null ? null : article.urgency().toString());
        xml.element("contentCreated", story.firstCreated().toString());
        xml.element("contentModified", story.contentModified().toString());
        located();
        article.authors().forEach(this::creator);
        xml.empty("language", "tag", article.language());
        genre();
        section();
        article.tags()
                .forEach(tag -> subject(
                        tag.id(),
                        tag.name(),
                        tag.type().equals("organisation") ? "cpnat:organisation" : "cpnat:abstract",
                        true,
                        List.of()));
        article.people()
                .forEach(person -> subject(
                        person.id(),
                        person.name(),
                        "cpnat:person",
                        person.rel().equals("about"),
                        NewsObject.sameAs(person.wikidataId(), null)));
        article.places()
                .forEach(place -> subject(
                        place.id(),
                        place.name(),
                        "cpnat:geoArea",
                        place.rel().equals("about"),
                        NewsObject.sameAs(place.wikidataId(), place.geonamesId())));
        xml.line("slugline", article.slug());
        headline(article.headline(), "1");
        headline(article.shortHeadline(), "2");
        xml.element(
                "dateline",
                article.dateline() == null ? null : article.dateline().text());
        xml.element("by", story.byline());
        xml.line("creditline", article.rights().creditLine());
        if (article.standfirst() != null) {
            xml.start("description")
                    .attribute("role", "drol:summary")
                    .text(article.standfirst())
                    .end();
        }
        xml.end();
    }

    /** Where it was written: the place, or what the dateline says. */
    private void located() {
        ArticleView.DatelineView dateline = article.dateline();
        if (dateline == null) {
            return;
        }
        UUID id = dateline.place();
        PlaceRef place = article.places().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
        xml.start("located").attribute("uri", place == null ? null : NewsObject.uri(place.id()));
        xml.line("name", place == null ? dateline.text() : place.name());
        if (place != null) {
            position(place);
        }
        xml.end();
    }

    private void position(PlaceRef place) {
        if (place.latitude() != null && place.longitude() != null) {
            xml.start("geoAreaDetails")
                    .start("position")
                    .attribute("latitude", decimal(place.latitude()))
                    .attribute("longitude", decimal(place.longitude()))
                    .end()
                    .end();
        }
    }

    private static String decimal(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    private void creator(AuthorView author) {
        xml.start("creator").attribute("uri", NewsObject.uri(author.id()));
        xml.line("name", author.name()).element("note", author.role());
        xml.end();
    }

    private void genre() {
        xml.start("genre")
                .attribute("uri", NinjsConcepts.genre(article.kind()))
                .attribute("literal", article.kind())
                .line("name", article.kind())
                .end();
    }

    private void section() {
        if (article.section() != null) {
            subject(article.section().id(), article.section().name(), "cpnat:abstract", true, List.of());
        }
    }

    /** What it is about is more relevant than what it mentions. */
    private void subject(UUID id, String name, String type, boolean about, List<String> sameAs) {
        xml.start("subject")
                .attribute("uri", NewsObject.uri(id))
                .attribute("type", type)
                .attribute("relevance", about ? "100" : "50");
        xml.line("name", name);
        sameAs.forEach(uri -> xml.empty("sameAs", "uri", uri));
        xml.end();
    }

    private void headline(@Nullable String headline, String rank) {
        if (headline != null && !headline.isEmpty()) {
            xml.start("headline").attribute("rank", rank).text(headline).end();
        }
    }

    /** Where the places lie, for which subjects have no room. */
    void assertions() {
        article.places().stream()
                .filter(place -> place.latitude() != null && place.longitude() != null)
                .forEach(place -> {
                    xml.start("assert").attribute("uri", NewsObject.uri(place.id()));
                    xml.line("name", place.name());
                    position(place);
                    xml.end();
                });
    }

    void body() {
        String body = BodyHtml.forOthers(article).whole();
        if (body.isEmpty()) {
            return;
        }
        xml.start("contentSet")
                .start("inlineXML")
                .attribute("contenttype", Xhtml.MEDIA_TYPE)
                .attribute("wordcount", Integer.toString(article.wordCount()));
        Xhtml.write(xml, article.headline(), body);
        xml.end().end();
    }
}
