/** Articles: their revisions, their life, and the documents that readers get. */
@NullMarked
package press.dateline.article;

import org.jspecify.annotations.NullMarked;
