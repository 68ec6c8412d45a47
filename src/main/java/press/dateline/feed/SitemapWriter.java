package press.dateline.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import press.dateline.form.XmlText;
import press.dateline.site.SiteCard;

/** Writes a sitemap (sitemaps.org, protocol 0.9), or an index of sitemaps. */
final class SitemapWriter {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private SitemapWriter(String root, boolean isNews) throws XMLStreamException {
        xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement(root);
        xml.writeDefaultNamespace(NAMESPACE);
        if (isNews) {
            xml.writeNamespace("news", NEWS);
        }
    }

    /** What is written into it. */
    interface Content {

        void write(SitemapWriter writer) throws XMLStreamException;
    }

    /** An index of sitemaps. */
    static byte[] index(Content content) {
        return written("sitemapindex", false, content);
    }

    /** A sitemap. */
    static byte[] urls(Content content) {
        return written("urlset", false, content);
    }

    /** A sitemap of news, as Google reads it. */
    static byte[] news(Content content) {
        return written("urlset", true, content);
    }

    private static byte[] written(String root, boolean isNews, Content content) {
        try {
            SitemapWriter writer = new SitemapWriter(root, isNews);
            content.write(writer);
            writer.xml.writeEndElement();
            writer.xml.writeEndDocument();
            writer.xml.close();
            return writer.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a sitemap can be written", e);
        }
    }

    /** Another sitemap. */
    void sitemap(String address, Instant modifiedAt) throws XMLStreamException {
        xml.writeStartElement("sitemap");
        place(address, modifiedAt);
        xml.writeEndElement();
    }

    /** A page. */
    void url(SitemapArticles.Listed article) throws XMLStreamException {
        xml.writeStartElement("url");
        place(article.url(), article.modifiedAt());
        xml.writeEndElement();
    }

    /** A page of news. */
    void news(SitemapArticles.Listed article, SiteCard site) throws XMLStreamException {
        xml.writeStartElement("url");
        place(article.url(), article.modifiedAt());
        xml.writeStartElement("news", "news", NEWS);
        xml.writeStartElement("news", "publication", NEWS);
        newsText("name", site.name());
        newsText("language", language(article.language()));
        xml.writeEndElement();
        newsText("publication_date", article.publishedAt().toString());
        newsText("title", article.headline());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** ISO 639, but for Chinese, which Google knows by its script (zh-cn, zh-tw). */
    private static String language(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return lower.startsWith("zh-tw") || lower.startsWith("zh-hant")
                ? "zh-tw"
                : lower.equals("zh") || lower.startsWith("zh-") ? "zh-cn" : lower.split("-", 2)[0];
    }

    private void newsText(String name, String text) throws XMLStreamException {
        xml.writeStartElement("news", name, NEWS);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }

    private void place(String address, Instant modifiedAt) throws XMLStreamException {
        xml.writeStartElement("loc");
        xml.writeCharacters(address);
        xml.writeEndElement();
        xml.writeStartElement("lastmod");
        xml.writeCharacters(modifiedAt.toString());
        xml.writeEndElement();
    }
}
