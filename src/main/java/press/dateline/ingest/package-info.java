/** Feeds that are fetched on a schedule, and imported. */
@NullMarked
package press.dateline.ingest;

import org.jspecify.annotations.NullMarked;
