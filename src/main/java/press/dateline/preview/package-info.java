/** Links by which people look at drafts on the site itself, as if they were published. */
@NullMarked
package press.dateline.preview;

import org.jspecify.annotations.NullMarked;
