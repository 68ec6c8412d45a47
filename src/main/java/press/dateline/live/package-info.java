/** Discussions as they happen: new and changed comments, sent to who listens. */
@NullMarked
package press.dateline.live;

import org.jspecify.annotations.NullMarked;
