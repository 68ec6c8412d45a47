/** Tests of the change log and of what all cards have in common. */
@NullMarked
package press.dateline.change;

import org.jspecify.annotations.NullMarked;
