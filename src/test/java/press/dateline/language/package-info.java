@NullMarked
package press.dateline.language;

import org.jspecify.annotations.NullMarked;
