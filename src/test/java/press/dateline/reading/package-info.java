/** Tests of reading. */
@NullMarked
package press.dateline.reading;

import org.jspecify.annotations.NullMarked;
