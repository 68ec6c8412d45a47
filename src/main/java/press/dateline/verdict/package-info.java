/** Usage verdicts: whether a caller may use an article and its parts, where, how and when. */
@NullMarked
package press.dateline.verdict;

import org.jspecify.annotations.NullMarked;
