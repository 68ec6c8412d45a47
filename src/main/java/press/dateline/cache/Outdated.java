package press.dateline.cache;

import java.util.Set;

/**
 * Fired where something has changed that is not in the change log: answers that rest on it are forgotten. Whoever fires
 * it has read, in a transaction that began after the change was committed, that it was.
 *
 * @param tags those of what has changed
 */
public record Outdated(Set<Long> tags) {}
