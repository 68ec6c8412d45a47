package press.dateline.incoming;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * The items of an XML document as they stream in: each is handed out whole and then forgotten, while what stands beside
 * the items stays. Nothing that a document type declares is read, so there are no entities but those of characters.
 */
final class XmlItems implements AutoCloseable {

    /** Elements may be open at once; deeper ones are closed. */
    private static final int DEEPEST = 200;

    private final Predicate<Element> isItem;
    private final Metered metered;
    private final StreamParser stream;
    private final Iterator<Element> elements;
    private final int most;
    private @Nullable Element last;
    private int besides;
    private int lastEnd;

    /**
     * @param isItem whether an element is an item; those within items are not
     * @param most how many characters an item may have, or all that stands beside the items
     */
    XmlItems(BufferedInputStream in, Predicate<Element> isItem, int most) throws IOException {
        this.isItem = isItem;
        this.most = most;
        Parser parser = Parser.xmlParser().setTrackPosition(true);
        parser.setMaxDepth(DEEPEST);
        metered = new Metered(new MendingReader(XmlDecoding.reader(in)), 2 * most);
        stream = new StreamParser(parser).parse(metered, "");
        elements = stream.iterator();
    }

    /** The next item; it is forgotten when the one after it is asked for. */
    Optional<Element> next() throws IOException {
        try {
            return nextItem();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Element> nextItem() {
        if (last != null) {
            last.remove();
            last = null;
            metered.forgetBefore();
        }
        while (elements.hasNext()) {
            Element element = elements.next();
            if (isItem.test(element) && !isWithinItem(element)) {
                last = element;
                countBefore(element);
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** What stands beside the items stays in memory: all of it together has an end. */
    private void countBefore(Element item) {
        Range start = item.sourceRange();
        Range end = item.endSourceRange();
        besides += Math.max(0, start.startPos() - lastEnd);
        lastEnd = end.endPos() - start.startPos() > 0 ? end.endPos() : start.startPos();
        if (besides > 2 * most) {
            throw tooLong(most);
        }
    }

    private static UnreadableFeedException tooLong(int most) {
        return new UnreadableFeedException(
                "The document has an item, or something beside its items, that is longer than " + most / (1024 * 1024)
                        + " million characters.");
    }

    private boolean isWithinItem(Element element) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            if (isItem.test(at)) {
                return true;
            }
        }
        return false;
    }

    /** The first element that stands in no other and is one of these. */
    Optional<Element> root(Predicate<Element> wanted) {
        return stream.document().children().stream().filter(wanted).findFirst();
    }

    /** What stands first in the document, in words. */
    String beginning() {
        return stream.document().children().stream()
                .findFirst()
                .map(child -> "its first element is <" + child.tagName() + ">")
                .orElse("it has no elements");
    }

    static int line(Element element) {
        return element.sourceRange().start().lineNumber();
    }

    /** Whether an item's end tag never came. */
    static boolean isCut(Element item) {
        return item.endSourceRange().isImplicit() && item.childNodeSize() > 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        metered.close();
    }

    /** Ends a document of which something does not end. */
    private static final class Metered extends FilterReader {

        private final int most;
        private int left;

        Metered(Reader in, int most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        void forgetBefore() {
            left = most;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw tooLong(most / 2);
            }
            return read;
        }
    }
}
