/** Places and what they lie within. */
@NullMarked
package press.dateline.place;

import org.jspecify.annotations.NullMarked;
