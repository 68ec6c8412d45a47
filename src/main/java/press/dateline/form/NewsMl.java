package press.dateline.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ImageShown;

/**
 * Writes articles as news items of IPTC NewsML-G2 2.35 (Power). The schemes of the codes are named in each document, so
 * that nobody has to fetch a catalogue. The body is XHTML, in {@code inlineXML}.
 */
final class NewsMl {

    /** The namespace. */
    static final String NAMESPACE = "http://iptc.org/std/nar/2006-10-01/";

    private static final String CODES = "http://cv.iptc.org/newscodes/";

    /** Aliases of the schemes of the IPTC from which codes are used. */
    private static final Map<String, String> SCHEMES = new TreeMap<>(Map.of(
            "ninat", CODES + "ninature/",
            "stat", CODES + "pubstatusg2/",
            "sig", CODES + "signal/",
            "irel", CODES + "itemrelation/",
            "cpnat", CODES + "cpnature/",
            "drol", CODES + "descriptionrole/",
            "group", CODES + "group/"));

    private final ObjectMapper json;

    NewsMl(ObjectMapper json) {
        this.json = json;
    }

    /** An article as a document. */
    byte[] write(NewsObject story) {
        XmlWriter xml = new XmlWriter();
        item(xml, story);
        return xml.bytes();
    }

    /** An article as an element. */
    void item(XmlWriter xml, NewsObject story) {
        ArticleView article = story.article();
        start(xml, article.id(), story.version(), article.language());
        catalogue(xml);
        NewsMlRights rights = new NewsMlRights(xml, json);
        rights.write(story);
        itemMeta(xml, story, rights);
        NewsMlContent content = new NewsMlContent(xml, story);
        content.meta();
        content.assertions();
        content.body();
        xml.end();
    }

    /** A story that may be used no longer, under the name by which it was known, as an element. */
    void withdrawn(XmlWriter xml, NewsEntry.Notice notice, String provider) {
        start(xml, notice.id(), NewsObject.version(notice.withdrawnAt()), null);
        catalogue(xml);
        xml.start("itemMeta").empty("itemClass", "qcode", "ninat:text");
        xml.start("provider").line("name", provider).end();
        xml.element("versionCreated", notice.withdrawnAt().toString());
        xml.element("firstCreated", notice.publishedAt().toString());
        xml.empty("pubStatus", "qcode", "stat:canceled");
        xml.element("edNote", notice.reason());
        xml.end().end();
    }

    /** What stands in a message where there are no items, since one is asked for: a package of nothing. */
    void nothing(XmlWriter xml, NewsPages.Sender sender) {
        xml.start("packageItem")
                .attribute("guid", sender.urn())
                .attribute("version", "1")
                .attribute("standard", "NewsML-G2")
                .attribute("standardversion", "2.35")
                .attribute("conformance", "power");
        catalogue(xml);
        xml.start("itemMeta").empty("itemClass", "qcode", "ninat:composite");
        xml.start("provider").line("name", sender.sender()).end();
        xml.element("versionCreated", sender.sentAt().toString());
        xml.end();
        xml.start("groupSet").attribute("root", "root");
        xml.start("group")
                .attribute("id", "root")
                .attribute("role", "group:main")
                .end();
        xml.end().end();
    }

    private static void start(XmlWriter xml, UUID id, String version, @Nullable String language) {
        xml.start("newsItem", NAMESPACE)
                .attribute("guid", NewsObject.uri(id))
                .attribute("version", version)
                .attribute("standard", "NewsML-G2")
                .attribute("standardversion", "2.35")
                .attribute("conformance", "power")
                .attribute("xml:lang", language);
    }

    /** The schemes of the codes. */
    static void catalogue(XmlWriter xml) {
        xml.start("catalog");
        SCHEMES.forEach((alias, uri) -> xml.start("scheme")
                .attribute("alias", alias)
                .attribute("uri", uri)
                .end());
        xml.end();
    }

    private static void itemMeta(XmlWriter xml, NewsObject story, NewsMlRights rights) {
        ArticleView article = story.article();
        xml.start("itemMeta").empty("itemClass", "qcode", "ninat:text");
        xml.start("provider")
                .attribute("uri", WebAddress.of(article.site().webUrl()))
                .line("name", article.site().name())
                .end();
        xml.element("versionCreated", story.versionCreated().toString())
                .element("firstCreated", story.firstCreated().toString())
                .element("embargoed", Ninjs.text(article.embargoUntil()))
                .empty("pubStatus", "qcode", "stat:usable")
                .element("title", article.headline())
                .element("edNote", story.correctionNote());
        if (!article.corrections().isEmpty()) {
            boolean wrong = article.corrections().stream()
                    .anyMatch(correction -> correction.kind().equals("correction"));
            xml.empty("signal", "qcode", wrong ? "sig:correction" : "sig:update");
        }
        String page = WebAddress.of(article.webUrl());
        if (page != null) {
            xml.start("altRep").attribute("contenttype", "text/html").text(page).end();
        }
        story.images().forEach(image -> link(xml, image, rights));
        xml.end();
    }

    /** An image that the story shows; its own properties, as hints. */
    private static void link(XmlWriter xml, ImageShown image, NewsMlRights rights) {
        ImageShown.RenditionView file = Shown.largest(image).orElseThrow();
        xml.start("link")
                .attribute("rel", "irel:seeAlso")
                .attribute("residref", NewsObject.uri(image.id()))
                .attribute("href", WebAddress.of(file.url()))
                .attribute("contenttype", file.mediaType())
                .attribute("title", image.alt());
        xml.line("creditline", image.credit());
        rights.write(image);
        xml.end();
    }
}
