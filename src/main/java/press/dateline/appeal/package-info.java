/** What readers say against the rejection of their comments. */
@NullMarked
package press.dateline.appeal;

import org.jspecify.annotations.NullMarked;
