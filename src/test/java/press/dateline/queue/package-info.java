/** Tests of what moderators work with. */
@NullMarked
package press.dateline.queue;

import org.jspecify.annotations.NullMarked;
