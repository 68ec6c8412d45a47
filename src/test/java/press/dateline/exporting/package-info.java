@NullMarked
package press.dateline.exporting;

import org.jspecify.annotations.NullMarked;
