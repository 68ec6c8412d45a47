/** Tests of the package. */
@NullMarked
package press.dateline.search;

import org.jspecify.annotations.NullMarked;
