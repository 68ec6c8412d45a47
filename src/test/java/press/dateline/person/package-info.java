/** Tests of the package. */
@NullMarked
package press.dateline.person;

import org.jspecify.annotations.NullMarked;
