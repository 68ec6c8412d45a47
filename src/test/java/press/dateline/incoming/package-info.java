/** Tests of reading what other systems write. */
@NullMarked
package press.dateline.incoming;

import org.jspecify.annotations.NullMarked;
