/** What articles are made of: blocks of text with spans over it, and their rules. */
@NullMarked
package press.dateline.block;

import org.jspecify.annotations.NullMarked;
