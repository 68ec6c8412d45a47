/** Readers of outside formats, and what they read. */
@NullMarked
package press.dateline.importing;

import org.jspecify.annotations.NullMarked;
