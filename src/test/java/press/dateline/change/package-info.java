/** Tests of the log and of what is due. */
@NullMarked
package press.dateline.change;

import org.jspecify.annotations.NullMarked;
