/** Readers of outside formats, and the jobs that import what they read. */
@NullMarked
package press.dateline.importing;

import org.jspecify.annotations.NullMarked;
