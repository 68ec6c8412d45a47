/** Exports: all that is published and written, as Dateline's own NDJSON. */
@NullMarked
package press.dateline.exporting;

import org.jspecify.annotations.NullMarked;
