/** Articles: their life, and how they are found. */
@NullMarked
package press.dateline.article;

import org.jspecify.annotations.NullMarked;
