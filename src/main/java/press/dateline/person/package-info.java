/** People, the offices that they hold, and what others call them. */
@NullMarked
package press.dateline.person;

import org.jspecify.annotations.NullMarked;
