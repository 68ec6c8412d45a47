/** What an article says, as it is written: drafts, and the revisions that each save makes. */
@NullMarked
package press.dateline.revision;

import org.jspecify.annotations.NullMarked;
