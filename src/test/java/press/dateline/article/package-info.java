/** Tests of articles. */
@NullMarked
package press.dateline.article;

import org.jspecify.annotations.NullMarked;
