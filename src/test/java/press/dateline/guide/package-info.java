@NullMarked
package press.dateline.guide;

import org.jspecify.annotations.NullMarked;
