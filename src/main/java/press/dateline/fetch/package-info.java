/** Fetches from addresses that others name, and from nowhere that is not for everybody. */
@NullMarked
package press.dateline.fetch;

import org.jspecify.annotations.NullMarked;
