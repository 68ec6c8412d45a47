/** Tests of revisions and what changes between them. */
@NullMarked
package press.dateline.revision;

import org.jspecify.annotations.NullMarked;
