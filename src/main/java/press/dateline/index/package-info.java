/** The index of this instance in which lists of articles are found: made from PostgreSQL, kept fresh by the log. */
@NullMarked
package press.dateline.index;

import org.jspecify.annotations.NullMarked;
