package press.dateline.feed;

/**
 * A form in which feeds are answered, such as RSS 2.0. Each is a bean; its suffix behind a feed's name asks for it. It
 * writes what it is given: rights have been applied to it.
 */
public interface FeedForm {

    /** What stands behind the dot at the end of an address that asks for it, such as {@code rss}. */
    String suffix();

    /** The media type; with a parameter only where that tells it from another form. */
    String mediaType();

    /** The content type of the answer: the media type, with its charset where it needs one. */
    default String contentType() {
        return mediaType();
    }

    /** Whether it can say that a story is under embargo; what is, is in no other form. */
    default boolean tellsEmbargo() {
        return false;
    }

    /** Whether the pages behind the first one are archives, with fixed bounds ({@link FeedArchives}). */
    default boolean isArchived() {
        return false;
    }

    /** A page of a feed. */
    byte[] write(FeedPage page);
}
