/** Tests of reading and writing HTML. */
@NullMarked
package press.dateline.html;

import org.jspecify.annotations.NullMarked;
