@NullMarked
package press.dateline.live;

import org.jspecify.annotations.NullMarked;
