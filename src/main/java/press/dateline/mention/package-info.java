/** Finds people and places in text, and who is quoted. */
@NullMarked
package press.dateline.mention;

import org.jspecify.annotations.NullMarked;
