package press.dateline.incoming;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS and Atom. Feeds in the wild are not well-formed: what stands before the prolog is passed over; ampersands,
 * entities and characters that XML does not have are mended; an end tag too many is ignored, and one that is missing
 * stands where its parent ends; prefixes need not be declared; of a feed that breaks off, the last item is read as far
 * as it goes. All but the first two are told in {@link #faults}.
 */
final class XmlFeedReader implements FeedReader {

    /** Elements may be open at once; deeper ones are closed. */
    private static final int DEEPEST = 200;

    private static final int MOST_FAULTS = 100;
    private static final Set<String> ROOTS = Set.of("rss", "rdf:rdf", "feed", "atom:feed", "channel");
    private static final Set<String> ITEMS = Set.of("item", "entry", "atom:entry", "at:deleted-entry");

    private final Parser parser = Parser.xmlParser().setTrackPosition(true).setTrackErrors(MOST_FAULTS);
    private final StreamParser stream;
    private final Metered metered;
    private final Iterator<Element> elements;
    private final Queue<Element> items = new ArrayDeque<>();
    private final List<FeedFault> faults = new ArrayList<>();
    private @Nullable Element root;

    XmlFeedReader(BufferedInputStream in) throws IOException {
        parser.setMaxDepth(DEEPEST);
        metered = new Metered(new MendingReader(XmlDecoding.reader(in)));
        stream = new StreamParser(parser).parse(metered, "");
        elements = stream.iterator();
    }

    @Override
    public Optional<FeedEntry> next() throws IOException {
        while (true) {
            Element item = items.poll();
            if (item != null) {
                FeedEntry entry = read(item);
                item.remove();
                metered.forgetBefore();
                return Optional.of(entry);
            }
            if (!elements.hasNext()) {
                requireFeed();
                return Optional.empty();
            }
            Element element = elements.next();
            if (ITEMS.contains(XmlNames.of(element)) && !isWithinItem(element)) {
                requireFeed();
                items.add(element);
            }
        }
    }

    private FeedEntry read(Element item) {
        int line = item.sourceRange().start().lineNumber();
        if (isCut(item)) {
            faults.add(new FeedFault(line, "the file ends within this item"));
        }
        Unclosed.mend(item);
        return switch (XmlNames.of(item)) {
            case "at:deleted-entry" ->
                FeedEntry.withdrawal(
                        line, XmlNames.attribute(item, "ref"), FeedDates.parse(XmlNames.attribute(item, "when")));
            case "item" -> new RssItem(item).read(line, !isCut(item));
            default -> new AtomEntry(item).read(line, !isCut(item));
        };
    }

    /** An item whose end tag never came. */
    private static boolean isCut(Element item) {
        return item.endSourceRange().isImplicit() && item.childNodeSize() > 0;
    }

    private static boolean isWithinItem(Element element) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            if (ITEMS.contains(XmlNames.of(at))) {
                return true;
            }
        }
        return false;
    }

    private Element requireFeed() {
        Element found = root == null
                ? stream.document().children().stream()
                        .filter(child -> ROOTS.contains(XmlNames.of(child)))
                        .findFirst()
                        .orElse(null)
                : root;
        if (found == null) {
            String first = stream.document().children().stream()
                    .findFirst()
                    .map(child -> "its first element is <" + child.tagName() + ">")
                    .orElse("it has no elements");
            throw new UnreadableFeedException(
                    "This is no feed that can be read: neither RSS nor Atom, as " + first + ".");
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

    /** What the parser found wrong, and items that were cut. */
    @Override
    public List<FeedFault> faults() {
        List<FeedFault> all = new ArrayList<>(faults);
        parser.getErrors()
                .forEach(error -> all.add(new FeedFault(line(error.getCursorPos()), error.getErrorMessage())));
        return all;
    }

    private static int line(String cursor) {
        return Integer.parseInt(cursor.substring(0, cursor.indexOf(':')));
    }

    @Override
    public void close() throws IOException {
        stream.close();
        metered.close();
    }

    /** Ends a feed of which something does not end: an item, or what the feed says of itself. */
    private static final class Metered extends FilterReader {

        private int left = 2 * LONGEST_ITEM;

        Metered(Reader in) {
            super(in);
        }

        void forgetBefore() {
            left = 2 * LONGEST_ITEM;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new UnreadableFeedException("The feed has an item, or something beside its items, that is longer"
                        + " than " + LONGEST_ITEM / (1024 * 1024) + " million characters.");
            }
            return read;
        }
    }
}
