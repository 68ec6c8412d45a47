@NullMarked
package press.dateline.preview;

import org.jspecify.annotations.NullMarked;
