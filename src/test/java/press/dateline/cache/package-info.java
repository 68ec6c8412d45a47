@NullMarked
package press.dateline.cache;

import org.jspecify.annotations.NullMarked;
