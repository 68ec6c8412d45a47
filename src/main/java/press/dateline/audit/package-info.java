/** Who did what: the trail that every write leaves, and how long it is kept. */
@NullMarked
package press.dateline.audit;

import org.jspecify.annotations.NullMarked;
