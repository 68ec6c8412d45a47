/** Finds people and places in text. */
@NullMarked
package press.dateline.mention;

import org.jspecify.annotations.NullMarked;
