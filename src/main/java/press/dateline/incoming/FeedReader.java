package press.dateline.incoming;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads a feed item by item: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 (RFC 4287), JSON Feed 1.0 and 1.1. It is
 * read as it streams in, so memory does not grow with the feed; no item may pass {@link #LONGEST_ITEM}.
 *
 * <p>What is broken is read as far as it can be: see {@link XmlFeedReader}. No document type is read, so there are no
 * entities but those of characters, and nothing is fetched.
 */
public sealed interface FeedReader extends AutoCloseable permits XmlFeedReader, JsonFeedReader {

    /** Most characters of an item, and of all that the feed says of itself. */
    int LONGEST_ITEM = 8 * 1024 * 1024;

    /**
     * Begins to read a feed, of whichever format it is.
     *
     * @throws UnreadableFeedException where it is none
     */
    static FeedReader open(InputStream feed) throws IOException {
        BufferedInputStream in = new BufferedInputStream(feed, XmlDecoding.LOOK_AT);
        return XmlDecoding.firstVisible(in) == '{' ? new JsonFeedReader(in) : new XmlFeedReader(in);
    }

    /**
     * The next item; empty after the last.
     *
     * @throws UnreadableFeedException where it turns out to be no feed
     */
    Optional<FeedEntry> next() throws IOException;

    /** What was read so far of what the feed says of itself; all of it after the last item. */
    FeedHead head();

    /** What could not be read so far. */
    List<FeedFault> faults();

    /** Ends the reading; the stream is closed by whoever has opened it. */
    @Override
    void close() throws IOException;
}
