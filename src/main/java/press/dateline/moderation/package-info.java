/** Moderation by rule: the pipeline that each comment goes through, its word lists, and what it decided. */
@NullMarked
package press.dateline.moderation;

import org.jspecify.annotations.NullMarked;
