@NullMarked
package press.dateline.mention;

import org.jspecify.annotations.NullMarked;
