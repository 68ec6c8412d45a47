/** The words of a text, and what English uses them for. */
@NullMarked
package press.dateline.language;

import org.jspecify.annotations.NullMarked;
