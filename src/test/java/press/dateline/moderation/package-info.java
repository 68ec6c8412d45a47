/** Tests of the pipeline and its word lists. */
@NullMarked
package press.dateline.moderation;

import org.jspecify.annotations.NullMarked;
