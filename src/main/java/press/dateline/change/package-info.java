/** The change log: every committed public effect has a number, without gaps, in commit order. */
@NullMarked
package press.dateline.change;

import org.jspecify.annotations.NullMarked;
