/** Tests of the package. */
@NullMarked
package press.dateline.text;

import org.jspecify.annotations.NullMarked;
