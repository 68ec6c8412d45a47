package press.dateline.index;

import java.time.Instant;
import java.util.UUID;

/**
 * An article that was found, and where it stands in its list.
 *
 * @param time what the list is sorted by: its publication, or its update
 */
public record Hit(UUID id, Instant time) {}
