/** Tests of keys. */
@NullMarked
package press.dateline.access;

import org.jspecify.annotations.NullMarked;
