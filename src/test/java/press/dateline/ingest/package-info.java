/** Tests of feeds that are fetched. */
@NullMarked
package press.dateline.ingest;

import org.jspecify.annotations.NullMarked;
