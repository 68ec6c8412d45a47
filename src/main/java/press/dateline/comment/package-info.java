/** Discussion: readers comment on articles and answer each other, moderators decide what is shown. */
@NullMarked
package press.dateline.comment;

import org.jspecify.annotations.NullMarked;
