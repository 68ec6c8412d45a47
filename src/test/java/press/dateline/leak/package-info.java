@NullMarked
package press.dateline.leak;

import org.jspecify.annotations.NullMarked;
