package press.dateline.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.form.XmlText;
import press.dateline.reading.ArticleHtml;
import press.dateline.site.SiteCard;

/**
 * Atom 1.0 (RFC 4287). A feed is paged and archived (RFC 5005): the first page is the one to subscribe to, and leads to
 * the archives, which have fixed bounds, and lead on to each other and back to the first. What was withdrawn is an entry
 * that says so, and a tombstone besides (RFC 6721).
 */
@Singleton
class AtomForm implements FeedForm {

    private static final String MEDIA_TYPE = "application/atom+xml";
    private static final String ATOM = "atom_1.0";
    private static final Namespace HISTORY = Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");
    private static final Namespace TOMBSTONES = Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");

    @Override
    public String suffix() {
        return "atom";
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
    public boolean isArchived() {
        return true;
    }

    @Override
    public byte[] write(FeedPage page) {
        Feed feed = new Feed(ATOM);
        feed.setEncoding(StandardCharsets.UTF_8.name());
        feed.setId(page.urn());
        feed.setTitleEx(text(page.title()));
        if (page.description() != null) {
            feed.setSubtitle(text(page.description()));
        }
        feed.setUpdated(Date.from(page.changedAt()));
        feed.setAuthors(List.of(person(page.site().name(), page.site().webUrl())));
        Generator generator = new Generator();
        generator.setValue("Dateline");
        feed.setGenerator(generator);
        feed.setAlternateLinks(
                List.of(link("alternate", "text/html", page.site().webUrl())));
        feed.setOtherLinks(links(page.addresses()));
        feed.setEntries(
                page.entries().stream().map(entry -> entry(entry, page.site())).toList());
        feed.setForeignMarkup(marks(page));
        return written(feed, page.entries());
    }

    private static List<Link> links(FeedPage.Addresses addresses) {
        List<Link> links = new ArrayList<>();
        links.add(link("self", MEDIA_TYPE, addresses.self()));
        links.add(link("first", MEDIA_TYPE, addresses.first()));
        if (!addresses.isFirst()) {
            links.add(link("current", MEDIA_TYPE, addresses.first()));
        }
        if (addresses.next() != null) {
            links.add(link("next", MEDIA_TYPE, addresses.next()));
        }
        if (addresses.archives().older() != null) {
            links.add(link("prev-archive", MEDIA_TYPE, addresses.archives().older()));
        }
        if (addresses.archives().newer() != null) {
            links.add(link("next-archive", MEDIA_TYPE, addresses.archives().newer()));
        }
        return links;
    }

    private static List<Element> marks(FeedPage page) {
        List<Element> marks = new ArrayList<>();
        if (page.addresses().archives().isArchive()) {
            marks.add(new Element("archive", HISTORY));
        }
        for (FeedEntry entry : page.entries()) {
            if (entry instanceof FeedEntry.Notice notice) {
                marks.add(new Element("deleted-entry", TOMBSTONES)
                        .setAttribute("ref", notice.urn())
                        .setAttribute("when", notice.withdrawnAt().toString())
                        .addContent(new Element("comment", TOMBSTONES).setText(XmlText.of(notice.text()))));
            }
        }
        return marks;
    }

    private static Entry entry(FeedEntry entry, SiteCard site) {
        Entry written = new Entry();
        written.setId(entry.urn());
        written.setPublished(Date.from(entry.publishedAt()));
        written.setUpdated(Date.from(entry.changedAt()));
        switch (entry) {
            case FeedEntry.Story story -> tell(written, story, site);
            case FeedEntry.Notice notice -> {
                written.setTitleEx(text(notice.title()));
                written.setContents(List.of(text(notice.text())));
            }
        }
        return written;
    }

    private static void tell(Entry written, FeedEntry.Story story, SiteCard site) {
        ArticleView article = story.article();
        written.setTitleEx(text(article.headline()));
        written.setAuthors(authors(article));
        written.setAlternateLinks(
                List.of(link("alternate", "text/html", article.webUrl().target())));
        written.setOtherLinks(
                StoryParts.attached(article).stream().map(AtomForm::enclosure).toList());
        written.setCategories(StoryParts.categories(article).stream()
                .filter(name -> !name.isBlank())
                .map(AtomForm::category)
                .toList());
        @Nullable String summary = StoryParts.summary(article);
        if (summary != null) {
            written.setSummary(text(summary));
        }
        if (article.rights().creditLine() != null) {
            written.setRights(XmlText.of(article.rights().creditLine()));
        }
        if (story.isWhole()) {
            Content content = new Content();
            content.setType("html");
            content.setValue(XmlText.of(ArticleHtml.of(article, site).whole()));
            written.setContents(List.of(content));
        }
        written.setModules(StoryParts.modules(article));
    }

    private static List<SyndPerson> authors(ArticleView article) {
        return article.authors().isEmpty()
                ? StoryParts.authors(article).stream()
                        .map(name -> person(name, null))
                        .toList()
                : article.authors().stream()
                        .map(author -> person(author.name(), author.webUrl().target()))
                        .toList();
    }

    private static SyndPerson person(String name, @Nullable String url) {
        Person person = new Person();
        person.setName(XmlText.of(name));
        person.setUrl(url);
        return person;
    }

    private static Link enclosure(StoryParts.Attached attached) {
        Link link = link("enclosure", attached.mediaType(), attached.url());
        link.setTitle(XmlText.orNull(attached.title()));
        return link;
    }

    private static Link link(String rel, String type, String address) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(address);
        return link;
    }

    private static Category category(String name) {
        Category category = new Category();
        category.setTerm(XmlText.of(name));
        return category;
    }

    private static Content text(String text) {
        Content content = new Content();
        content.setType("text");
        content.setValue(XmlText.of(text));
        return content;
    }

    /** ROME has no words for the language of an entry. */
    private static byte[] written(Feed feed, List<FeedEntry> entries) {
        try {
            Document document = new WireFeedOutput().outputJDom(feed);
            List<Element> elements = document.getRootElement()
                    .getChildren("entry", document.getRootElement().getNamespace());
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i) instanceof FeedEntry.Story story) {
                    elements.get(i).setAttribute("lang", story.article().language(), Namespace.XML_NAMESPACE);
                }
            }
            return new XMLOutputter(Format.getRawFormat())
                    .outputString(document)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed can be written", e);
        }
    }
}
