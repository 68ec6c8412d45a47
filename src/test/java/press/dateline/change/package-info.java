/** Tests of the change log. */
@NullMarked
package press.dateline.change;

import org.jspecify.annotations.NullMarked;
