/** Tests of discussion. */
@NullMarked
package press.dateline.comment;

import org.jspecify.annotations.NullMarked;
