@NullMarked
package press.dateline;

import org.jspecify.annotations.NullMarked;
