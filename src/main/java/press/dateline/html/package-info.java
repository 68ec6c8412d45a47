/** Reads HTML into blocks, and writes blocks as HTML. */
@NullMarked
package press.dateline.html;

import org.jspecify.annotations.NullMarked;
