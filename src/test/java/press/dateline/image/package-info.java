/** Tests of the package. */
@NullMarked
package press.dateline.image;

import org.jspecify.annotations.NullMarked;
