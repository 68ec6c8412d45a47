@NullMarked
package press.dateline.index;

import org.jspecify.annotations.NullMarked;
