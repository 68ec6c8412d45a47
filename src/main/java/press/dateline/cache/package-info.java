/** Answers kept in memory, served on the event loop, and forgotten as the change log says. */
@NullMarked
package press.dateline.cache;

import org.jspecify.annotations.NullMarked;
