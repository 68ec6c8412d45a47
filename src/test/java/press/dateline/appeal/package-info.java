/** Tests of what moderators work with. */
@NullMarked
package press.dateline.appeal;

import org.jspecify.annotations.NullMarked;
