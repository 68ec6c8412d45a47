@NullMarked
package press.dateline.audit;

import org.jspecify.annotations.NullMarked;
