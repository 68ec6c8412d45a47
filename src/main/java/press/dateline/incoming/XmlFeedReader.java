package press.dateline.incoming;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS and Atom. Feeds in the wild are not well-formed: what stands before the prolog is passed over; ampersands,
 * entities and characters that XML does not have are mended; an end tag too many is ignored, and one that is missing
 * stands where its parent ends; prefixes need not be declared; of a feed that breaks off, the last item is read as far
 * as it goes.
 */
final class XmlFeedReader implements FeedReader {

    private static final Set<String> ROOTS = Set.of("rss", "rdf:rdf", "feed", "atom:feed", "channel");
    private static final Set<String> ITEMS = Set.of("item", "entry", "atom:entry", "at:deleted-entry");

    private final XmlItems items;
    private @Nullable Element root;

    XmlFeedReader(BufferedInputStream in) throws IOException {
        items = new XmlItems(in, element -> ITEMS.contains(XmlNames.of(element)), LONGEST_ITEM);
    }

    @Override
    public Optional<FeedEntry> next() throws IOException {
        Optional<Element> item = items.next();
        requireFeed();
        return item.map(XmlFeedReader::read);
    }

    private static FeedEntry read(Element item) {
        int line = XmlItems.line(item);
        boolean whole = !XmlItems.isCut(item);
        Unclosed.mend(item);
        return switch (XmlNames.of(item)) {
            case "at:deleted-entry" ->
                FeedEntry.withdrawal(
                        line, XmlNames.attribute(item, "ref"), FeedDates.parse(XmlNames.attribute(item, "when")));
            case "item" -> new RssItem(item).read(line, whole);
            default -> new AtomEntry(item).read(line, whole);
        };
    }

    private Element requireFeed() {
        Element found = root == null
                ? items.root(child -> ROOTS.contains(XmlNames.of(child))).orElse(null)
                : root;
        if (found == null) {
            throw new UnreadableFeedException(
                    "This is no feed that can be read: neither RSS nor Atom, as " + items.beginning() + ".");
        }
        root = found;
        return found;
    }

    @Override
    public FeedHead head() {
        Element feed = requireFeed();
        return isAtom(feed) ? new AtomEntry(feed).head() : RssHead.of(feed);
    }

    private static boolean isAtom(Element feed) {
        return feed.tag().localName().toLowerCase(Locale.ROOT).equals("feed");
    }

    /** None: what is broken is mended, or is an item that is not whole. */
    @Override
    public List<FeedFault> faults() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        items.close();
    }
}
