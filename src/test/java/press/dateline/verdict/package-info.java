@NullMarked
package press.dateline.verdict;

import org.jspecify.annotations.NullMarked;
