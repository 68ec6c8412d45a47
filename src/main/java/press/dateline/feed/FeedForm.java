package press.dateline.feed;

/**
 * A form in which feeds are answered, such as RSS 2.0. Each is a bean; its suffix behind a feed's name asks for it. It
 * writes what it is given: rights have been applied to it.
 */
public interface FeedForm {

    /** What stands behind the dot at the end of an address that asks for it, such as {@code rss}. */
    String suffix();

    /** The media type, without parameters. */
    String mediaType();

    /** The content type of the answer: the media type, with its charset where it has one. */
    default String contentType() {
        return mediaType();
    }

    /** A page of a feed. */
    byte[] write(FeedPage page);
}
