package press.dateline.reader;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a feature keeps of readers. Readers take it along, and it goes when they leave: whoever has a column with a
 * reader's id is one of these.
 */
public interface OwnData {

    /** What the things are called among all of a reader's data: {@code comments}. */
    String member();

    /**
     * Some of a reader's things, the oldest first; called in a transaction of its own.
     *
     * @param after where to go on
     * @param most how many at most; fewer are the last
     */
    List<Kept> kept(UUID reader, Position after, int most);

    /**
     * Deletes what tells of a reader, or cuts it from the reader; in the transaction in which the reader is deleted.
     *
     * @param keepTexts whether what others can read stays, without the name
     */
    void erase(UUID reader, boolean keepTexts);

    /** Where a thing stands among others. */
    record Position(Instant at, UUID id) {

        /** Before all of them. */
        public static final Position START = new Position(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));
    }

    /** A thing, as it is written for its reader. */
    record Kept(Position position, Record value) {}
}
