/** Tests of partners. */
@NullMarked
package press.dateline.partner;

import org.jspecify.annotations.NullMarked;
