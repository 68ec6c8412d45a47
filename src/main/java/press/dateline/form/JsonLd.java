package press.dateline.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ImageShown;
import press.dateline.document.ImageShown.RenditionView;

/**
 * Writes an article as a schema.org NewsArticle in JSON-LD 1.1. Characters that could end or open a tag are escaped, so
 * that it may stand in a {@code script} element as it is.
 */
final class JsonLd {

    private static final String ABOUT = "about";

    private final ObjectWriter writer;

    JsonLd(ObjectMapper json) {
        this.writer = json.writer().with(new ForScripts());
    }

    byte[] write(ArticleView article) {
        try {
            return writer.writeValueAsBytes(newsArticle(article));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    /** A thing of a type. */
    private static final class Thing extends Node {

        private static final long serialVersionUID = 1L;

        Thing(String type) {
            put("@type", type);
        }

        @Override
        Thing with(String member, @Nullable Object value) {
            super.with(member, value);
            return this;
        }
    }

    private static Map<String, Object> newsArticle(ArticleView article) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("@context", "https://schema.org");
        whole.putAll(new Thing("NewsArticle")
                .with("@id", article.webUrl().target())
                .with("identifier", article.id())
                .with("url", article.webUrl().target())
                .with("mainEntityOfPage", page(article.webUrl().target()))
                .with("headline", article.headline())
                .with("alternativeHeadline", article.shortHeadline())
                .with("description", description(article))
                .with("inLanguage", article.language())
                .with("datePublished", article.publishedAt())
                .with("dateModified", Objects.requireNonNullElse(article.updatedAt(), article.modifiedAt()))
                .with("author", authors(article))
                .with("publisher", publisher(article))
                .with("image", images(article))
                .with(
                        "articleSection",
                        article.section() == null ? null : article.section().name())
                .with(
                        "keywords",
                        article.tags().stream().map(ArticleView.TagRef::name).toList())
                .with("about", subjects(article, true))
                .with("mentions", subjects(article, false))
                .with("contentLocation", location(article))
                .with(
                        "dateline",
                        article.dateline() == null ? null : article.dateline().text())
                .with("wordCount", article.wordCount())
                .with("isAccessibleForFree", article.access().equals("free"))
                .with("correction", corrections(article))
                .with("creditText", article.rights().creditLine())
                .with("copyrightHolder", organisation(article.rights().holder()))
                .with("license", licence(article.rights().terms()))
                .with("expires", article.rights().expiresAt()));
        return whole;
    }

    private static Thing page(String url) {
        return new Thing("WebPage").with("@id", url);
    }

    private static @Nullable String description(ArticleView article) {
        if (article.standfirst() != null) {
            return article.standfirst();
        }
        return article.seo() == null ? null : article.seo().description();
    }

    /** An article that names no author is its publisher's. */
    private static List<Thing> authors(ArticleView article) {
        List<Thing> authors = article.authors().stream()
                .map(author -> new Thing("Person")
                        .with("name", author.name())
                        .with("jobTitle", author.role())
                        .with("url", author.webUrl().target()))
                .toList();
        return authors.isEmpty() ? List.of(publisher(article)) : authors;
    }

    private static Thing publisher(ArticleView article) {
        return new Thing("NewsMediaOrganization")
                .with("name", article.site().name())
                .with("slogan", article.site().tagline())
                .with("url", article.site().webUrl().target());
    }

    private static List<Thing> images(ArticleView article) {
        return NewsObject.images(article).stream().map(JsonLd::image).toList();
    }

    private static Thing image(ImageShown image) {
        RenditionView largest = Shown.largest(image).orElseThrow();
        ImageShown.ImageRights rights = image.rights();
        Thing thing = new Thing("ImageObject")
                .with("identifier", image.id())
                .with("url", largest.url().target())
                .with("contentUrl", largest.url().target())
                .with("encodingFormat", largest.mediaType())
                .with("width", largest.width())
                .with("height", largest.height())
                .with("description", image.alt())
                .with("caption", image.caption())
                .with("creditText", image.credit())
                .with("creator", creator(image.credit()));
        return rights == null
                ? thing
                : thing.with("copyrightHolder", organisation(rights.holder()))
                        .with("copyrightNotice", rights.holder())
                        .with("license", licence(rights.licence()))
                        .with("expires", rights.expiresAt());
    }

    /** Whom the credit names. Nobody knows whether that is a person or an organisation, so it has no type. */
    private static @Nullable Node creator(@Nullable String credit) {
        return credit == null ? null : new Node().with("name", credit);
    }

    private static @Nullable Thing organisation(@Nullable String name) {
        return name == null ? null : new Thing("Organization").with("name", name);
    }

    /** A licence by its address, or in words. */
    private static @Nullable Object licence(@Nullable String terms) {
        if (terms == null) {
            return null;
        }
        return terms.matches("https?://\\S+") ? terms : new Thing("CreativeWork").with("name", terms);
    }

    private static List<Thing> subjects(ArticleView article, boolean about) {
        List<Thing> subjects = new ArrayList<>();
        article.people().stream()
                .filter(person -> person.rel().equals(ABOUT) == about)
                .forEach(person -> subjects.add(new Thing("Person")
                        .with("name", person.name())
                        .with("jobTitle", person.office())
                        .with("url", person.webUrl().target())
                        .with("sameAs", NewsObject.sameAs(person.wikidataId(), null))));
        article.places().stream()
                .filter(place -> place.rel().equals(ABOUT) == about)
                .forEach(place -> subjects.add(place(place)));
        if (about) {
            article.tags().stream()
                    .filter(tag -> tag.type().equals("organisation"))
                    .forEach(tag -> subjects.add(new Thing("Organization").with("name", tag.name())));
        }
        return subjects;
    }

    private static Thing place(ArticleView.PlaceRef place) {
        Thing geo = place.latitude() == null || place.longitude() == null
                ? null
                : new Thing("GeoCoordinates").with("latitude", place.latitude()).with("longitude", place.longitude());
        return new Thing("Place")
                .with("name", place.name())
                .with("geo", geo)
                .with("sameAs", NewsObject.sameAs(place.wikidataId(), place.geonamesId()));
    }

    private static @Nullable Thing location(ArticleView article) {
        ArticleView.DatelineView dateline = article.dateline();
        return dateline == null
                ? null
                : article.places().stream()
                        .filter(place -> place.id().equals(dateline.place()))
                        .findFirst()
                        .map(JsonLd::place)
                        .orElseGet(() -> new Thing("Place").with("name", dateline.text()));
    }

    private static List<Thing> corrections(ArticleView article) {
        return article.corrections().stream()
                .map(correction -> new Thing("CorrectionComment")
                        .with("text", correction.text())
                        .with("datePublished", correction.at()))
                .toList();
    }

    /** Escapes what HTML would take for markup. */
    private static final class ForScripts extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] ascii;

        ForScripts() {
            this.ascii = standardAsciiEscapesForJSON();
            for (char c : new char[] {'<', '>', '&'}) {
                ascii[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
