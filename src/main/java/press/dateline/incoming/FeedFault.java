package press.dateline.incoming;

/**
 * Something of a feed that could not be read.
 *
 * @param line where, from 1
 * @param what in words
 */
public record FeedFault(int line, String what) {}
