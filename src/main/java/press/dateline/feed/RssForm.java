package press.dateline.feed;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.modules.content.ContentModuleImpl;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.form.XmlText;
import press.dateline.reading.ArticleHtml;
import press.dateline.site.SiteCard;

/**
 * RSS 2.0 with the modules that feed readers know: content (the body as HTML), Dublin Core (authors, language, rights),
 * Media RSS (images with their credits), GeoRSS, and of Atom link (this page and the next one) and updated.
 */
@Singleton
class RssForm implements FeedForm {

    static final String MEDIA_TYPE = "application/rss+xml";

    private static final String RSS = "rss_2.0";
    private static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    @Override
    public String suffix() {
        return "rss";
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String contentType() {
        return MEDIA_TYPE + ";charset=UTF-8";
    }

    @Override
    public byte[] write(FeedPage page) {
        Channel channel = new Channel(RSS);
        channel.setEncoding(StandardCharsets.UTF_8.name());
        channel.setTitle(XmlText.of(page.title()));
        channel.setLink(page.site().webUrl());
        channel.setDescription(XmlText.html(Objects.requireNonNullElse(page.description(), page.title())));
        channel.setLanguage(page.site().language());
        channel.setGenerator("Dateline");
        channel.setLastBuildDate(page.entries().isEmpty() ? null : Date.from(page.changedAt()));
        AtomLinkModuleImpl links = new AtomLinkModuleImpl();
        links.setLinks(links(page.addresses()));
        channel.getModules().add(links);
        channel.setItems(
                page.entries().stream().map(entry -> item(entry, page.site())).toList());
        try {
            return new WireFeedOutput().outputString(channel, false).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed can be written", e);
        }
    }

    private static List<Link> links(FeedPage.Addresses addresses) {
        List<Link> links = new ArrayList<>();
        links.add(link("self", addresses.self()));
        links.add(link("first", addresses.first()));
        if (addresses.next() != null) {
            links.add(link("next", addresses.next()));
        }
        return links;
    }

    private static Link link(String rel, String address) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(MEDIA_TYPE);
        link.setHref(address);
        return link;
    }

    private static Item item(FeedEntry entry, SiteCard site) {
        Item item = new Item();
        Guid guid = new Guid();
        guid.setPermaLink(false);
        guid.setValue(entry.urn());
        item.setGuid(guid);
        item.setPubDate(Date.from(entry.publishedAt()));
        item.setForeignMarkup(
                List.of(new Element("updated", ATOM).setText(entry.changedAt().toString())));
        switch (entry) {
            case FeedEntry.Story story -> tell(item, story, site);
            case FeedEntry.Notice notice -> {
                item.setTitle(XmlText.of(notice.title()));
                item.setDescription(html(XmlText.html(notice.text())));
            }
        }
        return item;
    }

    private static void tell(Item item, FeedEntry.Story story, SiteCard site) {
        ArticleView article = story.article();
        item.setTitle(XmlText.of(article.headline()));
        item.setLink(article.webUrl().target());
        @Nullable String summary = StoryParts.summary(article);
        if (summary != null) {
            item.setDescription(html(XmlText.html(summary)));
        }
        item.setCategories(
                StoryParts.categories(article).stream().map(RssForm::category).toList());
        // Readers know what to do with one (RSS Best Practices Profile); the rest is in Media RSS.
        item.setEnclosures(StoryParts.attached(article).stream()
                .limit(1)
                .map(RssForm::enclosure)
                .toList());
        List<Module> modules = StoryParts.modules(article);
        List<String> authors =
                StoryParts.authors(article).stream().map(XmlText::of).toList();
        DCModuleImpl core = new DCModuleImpl();
        core.setCreators(authors);
        core.setLanguage(article.language());
        if (article.rights().creditLine() != null) {
            core.setRights(XmlText.of(article.rights().creditLine()));
        }
        modules.add(core);
        if (story.isWhole()) {
            ContentModuleImpl content = new ContentModuleImpl();
            content.setEncodeds(List.of(XmlText.of(ArticleHtml.of(article, site).whole())));
            modules.add(content);
        }
        item.setModules(modules);
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setValue(XmlText.of(name));
        return category;
    }

    /** Its length in bytes is not known here; RSS wants a number. */
    private static Enclosure enclosure(StoryParts.Attached attached) {
        Enclosure enclosure = new Enclosure();
        enclosure.setUrl(attached.url());
        enclosure.setType(attached.mediaType());
        enclosure.setLength(0);
        return enclosure;
    }

    private static Description html(String html) {
        Description description = new Description();
        description.setType("text/html");
        description.setValue(html);
        return description;
    }
}
