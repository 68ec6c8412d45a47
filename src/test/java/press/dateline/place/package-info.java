/** Tests of the package. */
@NullMarked
package press.dateline.place;

import org.jspecify.annotations.NullMarked;
