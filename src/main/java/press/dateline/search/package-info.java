/** Search across all kinds of things, and what is suggested as somebody types. */
@NullMarked
package press.dateline.search;

import org.jspecify.annotations.NullMarked;
