/** Tests of what moderators work with. */
@NullMarked
package press.dateline.sanction;

import org.jspecify.annotations.NullMarked;
