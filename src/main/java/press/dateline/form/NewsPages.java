package press.dateline.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Writes several articles as one document of the standards of the IPTC. */
@ApplicationScoped
public class NewsPages {

    private final ObjectMapper json;
    private final NewsMl newsMl;

    NewsPages(ObjectMapper json) {
        this.json = json;
        this.newsMl = new NewsMl(json);
    }

    /**
     * Who sends a document.
     *
     * @param urn what the articles are a page of
     * @param sender the publication's name
     * @param sentAt when something in it changed last, so that the same articles make the same document
     */
    public record Sender(String urn, String sender, Instant sentAt) {}

    /** Items of ninjs 3.1 as a list: the standard has nothing around them. */
    public byte[] ninjs(List<NewsEntry> entries) {
        return ninjs(entries, Ninjs.Version.V3_1);
    }

    /** Items of ninjs 2.1 as a list. */
    public byte[] ninjs2(List<NewsEntry> entries) {
        return ninjs(entries, Ninjs.Version.V2_1);
    }

    private byte[] ninjs(List<NewsEntry> entries, Ninjs.Version version) {
        Ninjs ninjs = new Ninjs(json, version);
        return ninjs.bytes(entries.stream()
                .map(entry -> switch (entry) {
                    case NewsEntry.Story story -> ninjs.item(story(story));
                    case NewsEntry.Notice notice -> ninjs.withdrawn(notice);
                })
                .toList());
    }

    private static NewsObject story(NewsEntry.Story story) {
        return new NewsObject(story.article(), story.isWhole(), story.changedAt());
    }

    /** A news message of NewsML-G2 2.35. It needs one item at least: where there is none, an empty package stands for it. */
    public byte[] newsMl(Sender sender, List<NewsEntry> entries) {
        XmlWriter xml = new XmlWriter();
        xml.start("newsMessage", NewsMl.NAMESPACE).start("header");
        xml.element("sent", sender.sentAt().toString());
        NewsMl.catalogue(xml);
        xml.element("sender", sender.sender()).element("transmitId", sender.urn());
        xml.end().start("itemSet");
        for (NewsEntry entry : entries) {
            switch (entry) {
                case NewsEntry.Story story -> newsMl.item(xml, story(story));
                case NewsEntry.Notice notice -> newsMl.withdrawn(xml, notice, sender.sender());
            }
        }
        if (entries.isEmpty()) {
            newsMl.nothing(xml, sender);
        }
        xml.end().end();
        return xml.bytes();
    }
}
